/** Everybody's password; pb_public/stack/logins.json says it too. A demo has no secrets. */
const PASSWORD = 'open-the-workshop'

const person = (name, role, skills, more = {}) => ({ name, role, skills, active: true, ...more })

/** The people of the shop. Kim has left: the account stays, signing in is refused. */
const TEAM = [
  person('Mara Lindqvist', 'manager', ['laptop'], { till_pin: '4711' }),
  person('Felix Abara', 'frontdesk', [], { till_pin: '2580' }),
  person('Nia Morgan', 'frontdesk', []),
  person('Tom Okafor', 'technician', ['phone', 'tablet']),
  person('Ines Carvalho', 'technician', ['laptop', 'console']),
  person('Jonas Weber', 'technician', ['camera', 'headphones', 'phone']),
  person('Priya Raman', 'technician', ['phone', 'laptop', 'tablet', 'console']),
  person('Kim Sorensen', 'technician', ['phone'], { active: false }),
]

module.exports = { PASSWORD, TEAM }
