package leftover

import "testing"

func TestLeftoversAreKnownByTheirNames(t *testing.T) {
	for _, name := range []string{
		".git", ".DS_Store", ".one.md.swp", "one.swp", ".#one.md", "#one.md#", "one.md~", "~$one.docx", ".~lock.one.odt#",
		"one.md___jb_tmp___", "one.md___jb_old___", "4913", "Thumbs.db", "desktop.ini", "node_modules",
	} {
		if !Is(name) {
			t.Errorf("Is(%q) = false, want true", name)
		}
	}
	for _, name := range []string{"one.md", "_site.yaml", "#one.md", "~one.md", "49130", "node-modules.md", "thumbs.md"} {
		if Is(name) {
			t.Errorf("Is(%q) = true, want false", name)
		}
	}
}
