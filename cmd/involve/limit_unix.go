//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// bearLimits lets a write that passes the limit on the size of files fail like
// one on a full disk, which is told in a line, instead of killing the program.
func bearLimits() { signal.Ignore(syscall.SIGXFSZ) }
