//go:build !unix

package watch

func explain(err error) error { return err }

func isNotFolder(err error) bool { return false }
