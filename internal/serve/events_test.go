package serve

import (
	"testing"
	"time"
)

func TestBrowserThatComesBackHearsOnlyWhatItMissed(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	first := generationOf(t, get(t, s, "/"))

	missedNothing := hear(t, s, first)
	missedNothing.quiet(100 * time.Millisecond)
	again := hear(t, s, first) // the connection was lost
	again.quiet(100 * time.Millisecond)

	write(t, dir, "content/index.md", "---\ntitle: Another\nsummary: Page.\n---\n")
	missedNothing.changed()
	again.changed()

	hear(t, s, first).changed() // was away meanwhile
	hear(t, s, generationOf(t, get(t, s, "/"))).quiet(100 * time.Millisecond)
}

func TestBrowserOfAnEarlierRunReloads(t *testing.T) {
	dir := folder(t)
	a, b := start(t, dir), start(t, dir)
	old := generationOf(t, get(t, a, "/"))
	generationOf(t, get(t, b, "/"))
	hear(t, b, old).changed()
	hear(t, b, "").changed()
}

func TestStreamEndsOnceItHasTold(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	st := hear(t, s, generationOf(t, get(t, s, "/")))
	write(t, dir, "content/index.md", "---\ntitle: Another\nsummary: Page.\n---\n")
	st.changed()
	for line := range st.lines {
		if line == "event: changed" {
			t.Error("told twice")
		}
	}
}
