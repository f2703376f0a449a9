package wording

import (
	"testing"

	"involve/internal/content"
)

func TestInvitationIsMadeOfSentences(t *testing.T) {
	for summary, want := range map[string]string{
		"You look after somebody.": "You look after somebody. Have your say.",
		" You look after somebody": "You look after somebody. Have your say.",
		"Do you care?":             "Do you care? Have your say.",
		"":                         "Have your say.",
	} {
		heading, text := Invitation(&content.Page{Title: "Carers", Summary: summary})
		if heading != "Carers" || text != want {
			t.Errorf("Invitation(%q) = %q, %q, want Carers, %q", summary, heading, text, want)
		}
	}
	if heading, text := Invitation(nil); heading == "" || text == "" {
		t.Errorf("Invitation(nil) = %q, %q, want words", heading, text)
	}
}
