package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lock opens the named file for nobody else, or reports errBusy. The system
// removes the file when the process ends, however it ends.
func lock(name string) (unlock func(), err error) {
	p, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	h, err := windows.CreateFile(p, windows.GENERIC_READ|windows.DELETE, 0, nil,
		windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		return nil, errBusy
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return func() { windows.CloseHandle(h) }, nil
}

// isFixed says of an error in renaming a folder that this folder cannot be
// renamed by anybody.
func isFixed(err error) bool {
	return errors.Is(err, windows.ERROR_NOT_SAME_DEVICE)
}
