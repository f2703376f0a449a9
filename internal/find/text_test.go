package find

import (
	"testing"

	"involve/internal/content"
)

func TestTextIsTheWordsWithoutMarkup(t *testing.T) {
	b := content.Body{
		Markup: "<h2 id=\"a\">Tea &amp; cake</h2>\n<p>Care<em>rs</em> say <a href=\"\">a &lt; b</a>.</p>\n<table><tr><td>one</td><td>two</td></tr></table><p>Say &quot;yes&quot;</p><p>x<br>y <img src=\"\" alt=\"1 &gt; 0\"></p>",
		Holes:  []content.Hole{{At: 63, Ref: 0, Part: content.Address}, {At: 73, Ref: 0, Part: content.Note}, {At: 177, Ref: 1, Part: content.Address}, {At: 178, Ref: 1, Part: content.Size}},
		Refs:   []content.Ref{{To: "x"}, {To: "y", Image: true}},
	}
	if got, want := text(&b), "Tea & cake. Carers say a < b. one. two. Say \"yes\". x y."; got != want {
		t.Errorf("text(…) = %q, want %q", got, want)
	}
	if got := text(&content.Body{}); got != "" {
		t.Errorf("text(…) of nothing = %q", got)
	}
}
