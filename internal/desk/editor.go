package desk

import (
	"fmt"
	"html/template"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"involve/internal/diag"
)

// An Editor is the form of an address that opens a place in a file, with {path},
// {line} and {column}. The empty Editor opens none.
type Editor string

// VSCode opens places in Visual Studio Code.
const VSCode Editor = "vscode://file/{path}:{line}:{column}"

// ParseEditor reads the form of an address; none is one too.
func ParseEditor(s string) (Editor, error) {
	if s == "none" {
		return "", nil
	}
	scheme, _, ok := strings.Cut(s, ":")
	u, err := url.Parse(strings.NewReplacer("{path}", "p", "{line}", "1", "{column}", "1").Replace(s))
	switch {
	case err != nil || !ok || u.Scheme == "":
		return "", fmt.Errorf("%q is not an address that opens an editor", s)
	case strings.EqualFold(scheme, "javascript") || strings.EqualFold(scheme, "data"):
		return "", fmt.Errorf("%q opens no editor", s)
	case !strings.Contains(s, "{path}"):
		return "", fmt.Errorf("%q does not say where the file goes", s)
	}
	return Editor(s), nil
}

// link returns the address that opens a place in a file of a folder. Of an
// absolute path the first slash is left out, which no drive of Windows has.
func (e Editor) link(folder string, at diag.Pos) template.URL {
	if e == "" || folder == "" {
		return ""
	}
	full := strings.TrimPrefix(filepath.ToSlash(filepath.Join(folder, filepath.FromSlash(at.Path))), "/")
	parts := strings.Split(full, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	// The form was looked at when it was read, and nothing that is put into it
	// can be more than a part of a path.
	return template.URL(strings.NewReplacer(
		"{path}", strings.Join(parts, "/"), "{line}", strconv.Itoa(max(1, at.Line)), "{column}", strconv.Itoa(max(1, at.Col)),
	).Replace(string(e)))
}
