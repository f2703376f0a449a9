//go:build unix

package watch

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// explain says what the two errors of inotify's limits mean: the system's own
// words are about disks and files.
func explain(err error) error {
	switch {
	case errors.Is(err, unix.ENOSPC):
		return fmt.Errorf("more folders than fs.inotify.max_user_watches allows: %w", err)
	case errors.Is(err, unix.EMFILE):
		return fmt.Errorf("more watchers than fs.inotify.max_user_instances allows, or too many open files: %w", err)
	}
	return err
}

func isNotFolder(err error) bool { return errors.Is(err, unix.ENOTDIR) }
