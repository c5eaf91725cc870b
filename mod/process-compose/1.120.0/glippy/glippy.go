// Package glippy stands in for the clipboard of Process Compose's terminal interface, so that no
// more code is pulled in. It has the names that Process Compose calls, and says that there is no
// clipboard.
package glippy

import "errors"

// Method is a way by which text came into a clipboard.
type Method int

// MethodOSC52 is the way through an escape sequence of the terminal.
const MethodOSC52 Method = 1

var errNone = errors.New("this build has no clipboard")

// Set always fails.
func Set(string) error { return errNone }

// Get always fails.
func Get() (string, error) { return "", errNone }

// SetWithMethod always fails.
func SetWithMethod(string) (Method, error) { return 0, errNone }
