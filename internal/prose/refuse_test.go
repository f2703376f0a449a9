package prose_test

import (
	"testing"

	"involve/internal/prose"
)

func TestWhatTimeBringsCannotBeAnError(t *testing.T) {
	for _, rule := range prose.IDs() {
		for _, severity := range []string{"error", "warning", "info", "off"} {
			want := rule == "review-overdue" && severity == "error"
			if message, hint := prose.Refuse(rule, severity); (message != "") != want || (hint != "") != want {
				t.Errorf("Refuse(%s, %s) = %q, %q", rule, severity, message, hint)
			}
		}
	}
	for rule, want := range map[string]string{
		"heading-stp": `did you mean "heading-stop"?`,
		"broken-link": "take the line out: what this rule finds has to be mended",
		"colours":     "write the rule's name as it stands in square brackets behind a message",
	} {
		if _, hint := prose.Refuse(rule, "off"); hint != want {
			t.Errorf("the hint for %s is %q, want %q", rule, hint, want)
		}
	}
}
