const BUNDLES = ['', '-serve', '-admin', '-state', '-types', '-views', '-yaml'].map(
  (part) => `pb-stack${part}.js`,
)

/**
 * Throws where a bundle is missing, is of another build than this one, or ends in the middle.
 *
 * They are looked at, not run: most are run only where somebody asks for what they make.
 */
export function checkBundles(): void {
  for (const file of BUNDLES) {
    const text = toString($os.readFile($filepath.join(__hooks, file)))
    const build = /^\/\/ pb-stack \S+ sources (\w+)/.exec(text)?.[1]
    if (build !== PB_STACK_BUILD) {
      throw new Error(`${file} is of build ${build}, pb-stack.pb.js of ${PB_STACK_BUILD}.`)
    }
    if (!text.trimEnd().endsWith(`//# sourceMappingURL=${file}.map`)) {
      throw new Error(`${file} ends in the middle.`)
    }
  }
}
