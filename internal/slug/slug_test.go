package slug

import (
	"testing"

	"involve/internal/content"
)

func TestASlugHoldsWhatAnAddressCan(t *testing.T) {
	for text, want := range map[string]string{
		"Kidney panel":                  "kidney-panel",
		"Tŷ Hafan carer's café":         "ty-hafan-carers-cafe",
		"Straße, Ærø & Œuvre":           "strasse-aero-oeuvre",
		"carer’s  –  CARERS'":           "carers-carers",
		"Cafe\u0301 re\u0301sume\u0301": "cafe-resume",
		"照護者":                           "",
		"–":                             "",
		"  2027 ":                       "2027",
	} {
		got := Of(text)
		if got != want || got != "" && !content.IsSlug(got) {
			t.Errorf("Of(%q) = %q, want %q", text, got, want)
		}
	}
}
