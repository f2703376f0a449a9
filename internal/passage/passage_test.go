package passage

import "testing"

func TestAddressesAreToldFromWords(t *testing.T) {
	for _, tt := range []struct {
		run  string
		want bool
	}{
		{"team@example.nhs.uk", true},
		{"(team@example.nhs.uk).", true},
		{"https://example.org/a?b=1", true},
		{"www.example.org", true},
		{"example.nhs.uk/path/12-20", true},
		{"example.nhs.uk,", true},
		{"agenda.pdf", true},
		{"content/groups/kidney.md", true},
		{"/etc/hosts", true},
		{"../plan", true},
		{`C:\notes`, true},
		{"and/or", false},
		{"he/she.", false},
		{"Mr/Mrs/Miss", false},
		{"e.g.", false},
		{"i.e.,", false},
		{"p.m.", false},
		{"5.30pm", false},
		{"12.08.26", false},
		{"12/08/2026", false},
		{"£75.00", false},
		{"1.5MB", false},
		{"end.", false},
		{"", false},
		{"...", false},
		{"@", false},
	} {
		if got := IsAddress(tt.run); got != tt.want {
			t.Errorf("IsAddress(%q) = %v, want %v", tt.run, got, tt.want)
		}
	}
}

func TestSentencesStartAfterFullStopsAndLines(t *testing.T) {
	r := Reader{Text: "One. (Two) three\nfour: five “Six Dr. Seven"}
	for word, want := range map[string]bool{"One": true, "Two": true, "three": false, "four": true, "five": true, "Six": false, "Seven": false} {
		for i := range r.Text {
			if r.Is(i, word) && r.Starts(i) != want {
				t.Errorf("Starts(%q) = %v, want %v", word, !want, want)
			}
		}
	}
}
