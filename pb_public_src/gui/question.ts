import { byId } from './element'

/** An answer that can be given: a word, and what its button says. */
export type Answers = Readonly<Record<string, string>>

/** Asks a question; the first answer is the one that is meant to be usual. `''` is none. */
export function asked(question: string, answers: Answers, more?: HTMLElement): Promise<string> {
  const dialog = byId<HTMLDialogElement>('question')
  byId('question-text').textContent = question
  byId('question-more').replaceChildren(...(more ? [more] : []))
  dialog.returnValue = ''
  byId('question-buttons').replaceChildren(
    ...Object.entries(answers).map(([word, says], at) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = says
      if (at === 0) button.className = 'primary'
      // Not what can be scrolled.
      button.autofocus = at === 0
      button.addEventListener('click', () => dialog.close(word))
      return button
    }),
  )
  dialog.showModal()
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true }),
  )
}
