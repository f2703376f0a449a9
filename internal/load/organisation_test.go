package load

import (
	"slices"
	"testing"
	"time"

	"involve/internal/prose"
	"involve/internal/sources"
)

func TestNameOfAnOrganisationIsNotRead(t *testing.T) {
	data := []byte("---\ntitle: Eastvale Kidney Patients Group\nsummary: A Group Of *Patients*.\n---\n## What We Really Want\n")
	var rules []string
	for _, path := range []string{"content/organisations/x.md", "content/groups/x.md"} {
		for _, d := range Parse(sources.File{Path: path, Data: data}, Options{Zone: time.UTC, Prose: prose.New("en", nil)}).Diags {
			rules = append(rules, d.Pos.String()+" "+d.Rule)
		}
	}
	want := []string{"content/organisations/x.md:5:4 heading-case", "content/groups/x.md:2:8 heading-case", "content/groups/x.md:5:4 heading-case"}
	if !slices.Equal(rules, want) {
		t.Errorf("found %q, want %q", rules, want)
	}
}
