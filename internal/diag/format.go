package diag

import "fmt"

// A Format is a form in which a list can be written.
type Format int

// The formats, each with a method of [List] of the same name. Text is for
// people, the rest are for machines.
const (
	Text Format = iota
	JSON
	SARIF
	GitHub
)

// ParseFormat returns the format called text, json, sarif or github.
func ParseFormat(name string) (Format, error) {
	switch name {
	case "text":
		return Text, nil
	case "json":
		return JSON, nil
	case "sarif":
		return SARIF, nil
	case "github":
		return GitHub, nil
	}
	return 0, fmt.Errorf("unknown format %q: choose text, json, sarif or github", name)
}
