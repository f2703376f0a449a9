package prose

import (
	"fmt"
	"strings"

	"involve/internal/diag"
	"involve/internal/tree"
)

// ignoreMark begins a comment that silences a rule in the block below it:
// check:ignore RULE and why.
const ignoreMark = "check:ignore"

// heed takes out of a list what comments silence. A comment that silences
// nothing, gives no reason or stands above nothing is told of.
func heed(comments []tree.Comment, l diag.List) diag.List {
	for _, c := range comments {
		words, ok := strings.CutPrefix(c.Text, ignoreMark)
		if !ok {
			continue
		}
		rule, reason, _ := strings.Cut(strings.TrimSpace(words), " ")
		warn := func(id, message, hint string) {
			l.Add(diag.Diagnostic{Pos: c.Pos, Severity: byID[id].Severity, Rule: id, Message: message, Hint: hint})
		}
		if row, known := byID[rule]; !known || row.Between {
			message, hint := fmt.Sprintf("%q is not a writing rule that can be silenced", rule), "write the rule's name as it stands in square brackets behind a message"
			if rule == "" {
				message = "this remark does not say which rule it silences"
			} else if known {
				hint = "it is about this page beside others, or about days: change it under rules in the settings"
			} else if diag.About(rule) != "" {
				hint = "take the remark out: what this rule finds has to be mended"
			} else if near := diag.Nearest(rule, IDs()); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			warn("ignore-unknown", message, hint)
			continue
		}
		if strings.TrimSpace(reason) == "" {
			warn("ignore-unexplained", fmt.Sprintf("nothing says why %q does not hold here", rule), fmt.Sprintf("write the reason behind it, such as: %s %s the form has this very name", ignoreMark, rule))
		}
		kept := l[:0:0]
		for _, d := range l {
			if d.Rule != rule || d.Line < c.First || d.Line > c.Last {
				kept = append(kept, d)
			}
		}
		if len(kept) == len(l) {
			hint := "take the remark out"
			if c.Last == 0 {
				hint = "put the remark on a line of its own, above the text that it is about"
			}
			warn("ignore-unused", fmt.Sprintf("%q finds nothing in the text below this remark", rule), hint)
			continue
		}
		l = kept
	}
	return l
}
