// pb-stack 0.1.0 sources 8cdbeb69769e
"use strict";
try {
  const light = require(`${__hooks}/pb-stack.js`);
  const admin = require(`${__hooks}/pb-stack-admin.js`);
  admin.register(light.BUILD);
} catch (error) {
  console.error(`pb-stack is off: ${error}
Copy the whole pb_hooks folder of the pack again.`);
}
