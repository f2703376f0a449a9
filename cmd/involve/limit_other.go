//go:build !unix

package main

// bearLimits does nothing where there is no such limit.
func bearLimits() {}
