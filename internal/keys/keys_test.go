package keys

import (
	"slices"
	"testing"

	"involve/internal/diag"
)

func TestKeysAreFoundByTheirWholeNames(t *testing.T) {
	at := func(line int32) diag.Place { return diag.Place{Line: line, Col: 1} }
	list := []Key{{"title", at(1)}, {"image_alt", at(2)}, {"rules", at(3)}, {"rules.a\nb", at(4)}, {"title", at(5)}}
	keys := New(list)
	for name, want := range map[string]int32{"title": 1, "image_alt": 2, "rules": 3, "rules.a\nb": 4, "image": 0, "alt": 0, "b": 0, "": 0} {
		if place, has := keys.Find(name); place.Line != want || has != (want > 0) {
			t.Errorf("Find(%q) = %v, %v, want line %d", name, place, has, want)
		}
	}
	if !keys.Below("rules") || keys.Below("title") || keys.Below("rule") {
		t.Error("what is below a key is not known")
	}
	if again := New(slices.Collect(keys.All())); again.names != keys.names || !slices.Equal(again.places, keys.places) {
		t.Errorf("All gives %v, want the keys again", slices.Collect(keys.All()))
	}
	none := List{}
	if _, has := none.Find("title"); has || !none.IsZero() || none.Below("title") || slices.Collect(none.All()) != nil || !New(nil).IsZero() || keys.IsZero() {
		t.Error("there are keys in none, or none where there are keys")
	}
}
