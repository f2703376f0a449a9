package content

import "testing"

func TestABodyIsFilledOncePerReference(t *testing.T) {
	b := Body{
		Refs:   []Ref{{To: "/files/a.pdf"}, {To: "/files/b.png", Image: true}},
		Markup: `<a href="">paper</a> and <img src="">, again <a href="">it</a>`,
		Holes:  []Hole{{9, 0, Address}, {20, 0, Note}, {35, 1, Address}, {36, 1, Size}, {54, 0, Address}},
	}
	asked := map[string]int{}
	got := b.HTML(func(r Ref) Filling {
		asked[r.To]++
		if r.Image {
			return Filling{Address: "/involve" + r.To, Size: ` width="3" height="2"`}
		}
		return Filling{Address: "/involve" + r.To, Note: " (PDF, 126KB)"}
	})
	want := `<a href="/involve/files/a.pdf">paper</a> (PDF, 126KB) and <img src="/involve/files/b.png" width="3" height="2">, again <a href="/involve/files/a.pdf">it</a>`
	if got != want {
		t.Errorf("HTML = %s\nwant %s", got, want)
	}
	for _, r := range b.Refs {
		if asked[r.To] != 1 {
			t.Errorf("asked %d times for %s, want once", asked[r.To], r.To)
		}
	}
}

func TestABodyWithoutTextIsEmpty(t *testing.T) {
	for _, c := range []struct {
		body  Body
		empty bool
		html  string
	}{
		{Body{}, true, ""},
		{Body{Markup: " \n\n"}, true, " \n\n"},
		{Body{Markup: "<p>x</p>"}, false, "<p>x</p>"},
		{Body{Refs: []Ref{{}}, Holes: []Hole{{0, 0, Address}}}, false, "here"},
	} {
		if got := c.body.IsEmpty(); got != c.empty {
			t.Errorf("%q is empty: %v, want %v", c.body.Markup, got, c.empty)
		}
		if got := c.body.HTML(func(Ref) Filling { return Filling{Address: "here"} }); got != c.html {
			t.Errorf("%q as HTML: %q, want %q", c.body.Markup, got, c.html)
		}
	}
}
