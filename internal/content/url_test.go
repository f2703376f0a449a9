package content

import "testing"

func TestAURLFollowsFromThePath(t *testing.T) {
	for _, c := range []struct {
		file   string
		folder Folder
		url    string // empty where no page can be
	}{
		{"content/index.md", HomeFolder, "/"},
		{"content/guidance/index.md", GuidanceFolder, "/guidance/"},
		{"content/guidance/why-involve.md", GuidanceFolder, "/guidance/why-involve/"},
		{"content/guidance/payment/index.md", GuidanceFolder, "/guidance/payment/"},
		{"content/guidance/payment/benefits.md", GuidanceFolder, "/guidance/payment/benefits/"},
		{"content/opportunities/kidney-panel.md", OpportunityFolder, "/opportunities/kidney-panel/"},
		{"content/opportunities/2026/kidney-panel.md", OpportunityFolder, "/opportunities/kidney-panel/"},
		{"content/opportunities/2026/12/kidney-panel.md", OpportunityFolder, "/opportunities/kidney-panel/"},
		{"content/groups/carers.md", GroupFolder, "/opportunities/group/carers/"},
		{"content/stages/delivery.md", StageFolder, "/opportunities/stage/delivery/"},
		{"content/organisations/eastvale-voice.md", OrganisationFolder, "/opportunities/organisation/eastvale-voice/"},
		{"content/pages/contact.md", PageFolder, "/contact/"},
		{"content/groups/old/carers.md", "", ""},
		{"content/stages/old/delivery.md", "", ""},
		{"content/organisations/old/eastvale-voice.md", "", ""},
		{"content/pages/about/contact.md", "", ""},
		{"content/contact.md", "", ""},
		{"content/news/first.md", "", ""},
	} {
		folder, url, ok := Locate(c.file)
		if folder != c.folder || url != c.url || ok != (c.url != "") {
			t.Errorf("Locate(%q) = %q, %q, %v, want %q, %q", c.file, folder, url, ok, c.folder, c.url)
		}
	}
	if got, want := FacetURL("group", "carers", "stage", "delivery"), "/opportunities/group/carers/stage/delivery/"; got != want {
		t.Errorf("FacetURL = %q, want %q", got, want)
	}
	if got, want := FileURL("content/files/2026/agenda.pdf"), "/files/2026/agenda.pdf"; got != want {
		t.Errorf("FileURL = %q, want %q", got, want)
	}
}

func TestASlugIsSafeInAnyAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"a": true, "kidney-panel": true, "2026": true, "a1-b2-c3": true,
		"": false, "-": false, "-a": false, "a-": false, "a--b": false, "A": false, "a b": false, "a_b": false,
		"a.b": false, "a/b": false, "é": false, "a\n": false, "..": false, "kidney-panel.cy": false,
	} {
		if got := IsSlug(s); got != want {
			t.Errorf("IsSlug(%q) = %v, want %v", s, got, want)
		}
	}
}
