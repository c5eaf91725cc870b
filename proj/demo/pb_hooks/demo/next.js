/**
 * Makes the oldest new ticket whose device somebody can repair their own. In one transaction: two
 * who ask at once get two tickets. Throws a NotFoundError where none waits.
 */
function takeNext(app, technician) {
  const skills = technician.getStringSlice('skills')
  const fits = skills.map((_, place) => `device.kind = {:skill${place}}`)
  const params = Object.fromEntries(skills.map((skill, place) => [`skill${place}`, skill]))
  const filter = ['status = "new"', 'assignee = ""', `(${fits.join(' || ')})`].join(' && ')
  let taken
  app.runInTransaction((tx) => {
    const waiting =
      skills.length === 0 ? [] : tx.findRecordsByFilter('tickets', filter, 'created', 1, 0, params)
    if (waiting.length === 0) throw new NotFoundError('No ticket waits for your skills')
    taken = waiting[0]
    taken.set('assignee', technician.id)
    taken.set('status', 'diagnosing')
    tx.save(taken)
  })
  return taken
}

module.exports = { takeNext }
