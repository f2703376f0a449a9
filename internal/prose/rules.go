package prose

import (
	"fmt"

	"involve/internal/diag"
)

// A Rule is one row of the table of writing rules.
type Rule struct {
	ID       string
	Family   string        // what it is about, as a heading of the documentation
	Severity diag.Severity // of what it finds at worst
	Why      string        // for content designers: one sentence
	Between  bool          // found between pages or by their dates, where no remark silences it
}

// Rules returns the table, family by family. Some of its rules are looked after
// elsewhere: where Markdown is read, or where pages are compared.
func Rules() []Rule { return table }

// IDs returns the names of all rules.
func IDs() []string {
	ids := make([]string, len(table))
	for i, r := range table {
		ids[i] = r.ID
	}
	return ids
}

// Severity returns how bad what a rule finds is, unless the settings say
// otherwise. The rule has to be in the table.
func Severity(rule string) diag.Severity {
	r := byID[rule]
	if r == nil {
		panic("prose: no rule " + rule)
	}
	return r.Severity
}

// Refuse says why the settings cannot give a rule a severity, and what to do, or
// nothing when they can.
func Refuse(rule, severity string) (message, hint string) {
	_, known := byID[rule]
	near := diag.Nearest(rule, IDs())
	switch {
	case rule == "review-overdue" && severity == "error":
		return fmt.Sprintf("%q cannot be an error: the site could not be made any more once the day is there", rule), "write warning, info or off"
	case known:
		return "", ""
	case diag.About(rule) != "":
		hint = "take the line out: what this rule finds has to be mended"
	case near != "":
		hint = fmt.Sprintf("did you mean %q?", near)
	default:
		hint = "write the rule's name as it stands in square brackets behind a message"
	}
	return fmt.Sprintf("%q is not a writing rule", rule), hint
}

// Why says in a sentence why a rule is there, or nothing of one that is not in
// the table.
func Why(rule string) string {
	if r := byID[rule]; r != nil {
		return r.Why
	}
	return ""
}

var byID = func() map[string]*Rule {
	m := make(map[string]*Rule, len(table))
	for i := range table {
		m[table[i].ID] = &table[i]
	}
	return m
}()

// Weigh gives each diagnostic of a writing rule the severity that the settings
// say, by the rule's name: error, warning, info or off.
func Weigh(l diag.List, severities map[string]string) diag.List {
	if len(severities) == 0 {
		return l
	}
	out := make(diag.List, 0, len(l))
	for _, d := range l {
		if _, ok := byID[d.Rule]; ok {
			switch severities[d.Rule] {
			case "error":
				d.Severity = diag.Error
			case "warning":
				d.Severity = diag.Warning
			case "info":
				d.Severity = diag.Info
			case "off":
				continue
			}
		}
		out = append(out, d)
	}
	return out
}
