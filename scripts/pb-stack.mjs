#!/usr/bin/env node
import { addUsage } from './add-options.mjs'
import { add } from './add-pack.mjs'
import { Fault } from './fault.mjs'
import { main } from './main.mjs'

const ADD = 'npx pb-stack add'

// `npx pb-stack add DIR`, from the package.
await main(async ([command, ...args]) => {
  if (command === 'add') {
    return add(args, { command: ADD, help: `${ADD} --help`, base: process.cwd() })
  }
  if (command !== undefined && command !== '--help') {
    throw new Fault(
      `There is no command "${command}". \`npx pb-stack --help\` shows what there is.`,
    )
  }
  console.log(addUsage(ADD))
  return 0
})
