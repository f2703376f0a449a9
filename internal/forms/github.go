package forms

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"involve/internal/diag"
)

// WriteGitHub writes a list as annotations: commands to a GitHub Actions runner,
// one a line. The prefix goes before every path: it is the site's folder from
// the root of the Git repository, with forward slashes, or "".
func WriteGitHub(w io.Writer, l diag.List, prefix string) error {
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b bytes.Buffer
	for _, d := range l {
		var properties []string
		add := func(key, text string) {
			properties = append(properties, key+"="+diag.Clean(property.Replace(text)))
		}
		if d.Path != "" {
			add("file", path.Join(prefix, d.Path))
			if d.Line > 0 {
				add("line", fmt.Sprint(d.Line))
				if d.Col > 0 {
					add("col", fmt.Sprint(d.Col))
				}
			}
		}
		if d.Rule != "" {
			add("title", d.Rule)
		}
		command := githubCommand(d.Severity)
		if len(properties) > 0 {
			command += " " + strings.Join(properties, ",")
		}
		fmt.Fprintf(&b, "::%s::%s\n", command, diag.Clean(value.Replace(advice(d))))
	}
	_, err := b.WriteTo(w)
	return err
}

func githubCommand(s diag.Severity) string {
	if s == diag.Info {
		return "notice"
	}
	return s.String()
}

// maxTable keeps a table within what GitHub takes as a job's summary, 1 MiB a
// step; it refuses the whole of a longer one.
const maxTable = 1_000_000

// WriteTable writes a list as a Markdown table for a GitHub job's summary, since
// GitHub shows only the first ten annotations of each kind. What would make it
// too long for GitHub is counted below it instead. The prefix is as for
// [WriteGitHub]. An empty list writes nothing.
func WriteTable(w io.Writer, l diag.List, prefix string) error {
	if len(l) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("| Where | Severity | What is wrong | Rule |\n|---|---|---|---|\n")
	for i, d := range l {
		where := d.Pos
		if where.Path != "" {
			where.Path = path.Join(prefix, where.Path)
		}
		row := fmt.Sprintf("| %s | %s | %s | %s |\n",
			markdown(where.String()), d.Severity, markdown(advice(d)), markdown(d.Rule))
		if b.Len()+len(row) > maxTable {
			fmt.Fprintf(&b, "\n… and %d more\n", len(l)-i)
			break
		}
		b.WriteString(row)
	}
	_, err := b.WriteTo(w)
	return err
}

// markdown makes text show as it is in a cell of a table.
func markdown(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if b.Len() > 0 {
			b.WriteString("<br>")
		}
		for _, r := range diag.Clean(strings.TrimRight(line, "\r\n")) {
			if strings.ContainsRune("\\`*_[]<>|~&$", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
