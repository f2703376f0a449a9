package prose_test

import (
	"reflect"
	"testing"

	"involve/internal/diag"
	"involve/internal/markdown"
)

func TestTheEndOfAHeadingIsMendedWhereThatIsCertain(t *testing.T) {
	for body, want := range map[string]*diag.Fix{
		"## What happens next.":      {Col: 21, EndCol: 22, Old: "."},
		"- ### What *happens* next:": {Col: 26, EndCol: 27, Old: ":"},
		"## And then...":             nil, // how many of them is the author's to say
		"## Stop&#33;":               nil, // not written as it is heard
	} {
		_, words, l := markdown.Body("page.md", 1, []byte(body))
		found := only(reader.Read(words, "", l), "heading-stop")
		for _, d := range found {
			if !reflect.DeepEqual(d.Fix, want) {
				t.Errorf("in %q it mends %+v, want %+v", body, d.Fix, want)
			}
		}
		if len(found) == 0 {
			t.Errorf("nothing is found in %q", body)
		}
	}
}
