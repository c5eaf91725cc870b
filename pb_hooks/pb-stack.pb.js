// pb-stack 0.1.0 sources 506e29b38285
"use strict";
try {
  const admin = require(`${__hooks}/pb-stack-admin.js`);
  admin.register();
} catch (error) {
  console.error(`pb-stack is off: ${error}
Copy the whole pb_hooks folder of the pack again.`);
}
