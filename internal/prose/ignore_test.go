package prose_test

import (
	"slices"
	"strings"
	"testing"

	"involve/internal/diag"
	"involve/internal/markdown"
	"involve/internal/prose"
)

// found returns what is found of a body, as line and rule.
func found(t *testing.T, body string) string {
	t.Helper()
	_, words, l := markdown.Body("page.md", 1, []byte(body))
	l = prose.New("", nil).Read(words, "", l)
	l.Sort()
	var lines []string
	for _, d := range l {
		lines = append(lines, strings.TrimPrefix(d.Pos.String(), "page.md:")+" "+d.Rule)
	}
	return strings.Join(lines, ", ")
}

func TestRemarkSilencesItsRuleInTheBlockBelowIt(t *testing.T) {
	const table = "| A | |\n|---|---|\n| *1* | 2 |\n| 3 | 4 |\n"
	for _, tt := range []struct{ name, body, want string }{
		{"a heading", "<!-- check:ignore heading-stop it is a name -->\n## Wham.\n\n## Bang.", "4:8 heading-stop"},
		{"a paragraph of two lines", "<!-- check:ignore emphasis-italic a title -->\nRead\n*Emma* or *Persuasion*.\n\n*Now.*", "5:2 emphasis-italic"},
		{"a whole list", "<!-- check:ignore emphasis-italic titles -->\n\n- *Emma*\n- One\n\n  *Two*\n  - *Three*\n\n*Four*", "9:2 emphasis-italic"},
		{"a table with its caption", "<!-- check:ignore emphasis-italic titles -->\n\nTable: *What*\n\n" + table, "5:1 table-no-header"},
		{"a table without a caption", "<!-- check:ignore table-no-caption the heading is one -->\n" + table, "2:1 table-no-header, 4:4 emphasis-italic"},
		{"several above one block", "<!-- check:ignore emphasis-italic a title -->\n<!-- check:ignore link-generic a button -->\n\n<!-- check:ignore link-stop it is one -->\n[*Here*](/a/) [So.](/b/)", ""},
		{"two on one line", "<!-- check:ignore emphasis-italic a title --> <!-- check:ignore link-generic a button -->\n[*Here*](/a/)", ""},
		{"over other remarks", "<!-- check:ignore emphasis-italic a title -->\n<!-- Seen by the team -->\n*Emma*", ""},
		{"in a point of a list", "- One\n\n  <!-- check:ignore emphasis-italic a title -->\n  *Emma*\n- *Two*", "5:4 emphasis-italic"},
		{"at the beginning of a point", "- <!-- check:ignore emphasis-italic a title -->\n  *Emma*\n- *Two*", "3:4 emphasis-italic"},
		{"what Markdown finds", "<!-- check:ignore alt-missing it comes later -->\n![](a.png)\n\n![](b.png)", "4:1 alt-missing"},
		{"underlined text", "<!-- check:ignore underline it is the brand -->\nOur <u>brand</u>.", ""},
		{"no mistake that is no writing rule", "<!-- check:ignore bad-link we know -->\n[A](javascript:a)", "1:1 ignore-unknown, 2:1 bad-link"},
		{"one rule and no other", "<!-- check:ignore emphasis-italic a title -->\n[*Here*](/a/)", "2:3 link-generic"},
		{"a blank left", "<!-- check:ignore blank-left it stays -->\n<!-- write: when -->\nText.", ""},
		{"in a quotation there is nothing to silence", "<!-- check:ignore emphasis-italic a title -->\n> *Emma*", "1:1 ignore-unused"},
		{"line ends of Windows", "<!-- check:ignore emphasis-italic a title -->\r\n\r\n- *Emma*\r\n- *Sense*\r\n\r\n*Now.*", "6:2 emphasis-italic"},
	} {
		if got := found(t, tt.body); got != tt.want {
			t.Errorf("%s: found %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestSettingsSayHowBadARuleIs(t *testing.T) {
	l := diag.List{
		{Rule: "heading-stop", Severity: diag.Warning}, {Rule: "emphasis-italic", Severity: diag.Warning}, {Rule: "sentence-long", Severity: diag.Info},
		{Rule: "alt-missing"}, {Rule: "broken-link"},
	}
	got := prose.Weigh(slices.Clone(l), map[string]string{"heading-stop": "error", "emphasis-italic": "off", "sentence-long": "warning", "alt-missing": "info", "broken-link": "off"})
	want := diag.List{
		{Rule: "heading-stop"}, {Rule: "sentence-long", Severity: diag.Warning}, {Rule: "alt-missing", Severity: diag.Info},
		{Rule: "broken-link"}, // no writing rule
	}
	if !slices.Equal(got, want) {
		t.Errorf("weighed they are %v, want %v", got, want)
	}
}

// A remark is there for a reason, whether the settings know the rule or not.
func TestRemarkAboutARuleThatIsOffIsUsed(t *testing.T) {
	_, words, l := markdown.Body("page.md", 1, []byte("<!-- check:ignore emphasis-italic a title -->\n*Emma* is *Emma*."))
	l = prose.Weigh(prose.New("", nil).Read(words, "", l), map[string]string{"emphasis-italic": "off"})
	if len(l) > 0 {
		t.Errorf("found %v, want nothing", l)
	}
}
