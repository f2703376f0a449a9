package encode

import (
	"bytes"
	"testing"

	"involve/internal/view"
)

// encode returns the file of a view that has one.
func encode(t *testing.T, v view.View) string {
	t.Helper()
	data, ok := Encode(v)
	if !ok {
		t.Fatalf("Encode(%T) is not ok", v)
	}
	return string(data)
}

func TestEachPlainFileIsExact(t *testing.T) {
	for _, c := range []struct {
		name string
		v    view.View
		want string
	}{
		{"sitemap", &view.SitemapXML{Entries: []view.SitemapEntry{
			{Loc: "https://example.org/?a=1&b=<2>", LastMod: "2026-12-04"},
			{Loc: "https://example.org/guidance/"},
		}}, `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://example.org/?a=1&amp;b=&lt;2&gt;</loc>
    <lastmod>2026-12-04</lastmod>
  </url>
  <url>
    <loc>https://example.org/guidance/</loc>
  </url>
</urlset>
`},
		{"empty sitemap", &view.SitemapXML{}, `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>
`},
		{"robots", &view.Robots{Index: true, Sitemap: "https://example.org/sitemap.xml"}, `User-agent: *
Allow: /

Sitemap: https://example.org/sitemap.xml
`},
		{"robots kept out", &view.Robots{Sitemap: "https://example.org/sitemap.xml"}, `User-agent: *
Disallow: /
`},
		{"headers", &view.Headers{Rules: []view.HeaderRule{
			{Path: "/*", Values: []view.HTTPHeader{
				{Name: "Content-Security-Policy", Value: "default-src 'none'; img-src 'self' data:"},
				{Name: "X-Content-Type-Options", Value: "nosniff"},
			}},
			{Path: "/assets/*", Values: []view.HTTPHeader{
				{Name: "Cache-Control", Value: "public, max-age=31536000, immutable"},
			}},
		}}, `/*
  Content-Security-Policy: default-src 'none'; img-src 'self' data:
  X-Content-Type-Options: nosniff

/assets/*
  Cache-Control: public, max-age=31536000, immutable
`},
		{"no headers", &view.Headers{}, ""},
		{"redirects", &view.Redirects{Rules: []view.Redirect{
			{From: "/old/", To: "/new/#part"},
			{From: "/caffè latte/", To: "https://example.org/a%20b/"},
		}}, `/old/ /new/#part 301!
/caff%C3%A8%20latte/ https://example.org/a%20b/ 301!
`},
		{"no redirects", &view.Redirects{}, ""},
	} {
		if got := encode(t, c.v); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestValuesThatBreakOutOfTheirLinePanic(t *testing.T) {
	header := func(path, name, value string) view.View {
		return &view.Headers{Rules: []view.HeaderRule{{Path: path, Values: []view.HTTPHeader{{Name: name, Value: value}}}}}
	}
	redirect := func(from, to string) view.View {
		return &view.Redirects{Rules: []view.Redirect{{From: from, To: to}}}
	}
	for name, v := range map[string]view.View{
		"header path with a newline":   header("/*\n/x", "A", "b"),
		"header path without a slash":  header("x/*", "A", "b"),
		"header name with a newline":   header("/*", "A\nB", "b"),
		"header name with a colon":     header("/*", "A: b", "b"),
		"header name that is empty":    header("/*", "", "b"),
		"header value with a newline":  header("/*", "A", "b\n/x"),
		"header value with a return":   header("/*", "A", "b\r/x"),
		"header value with a letter é": header("/*", "A", "é"),
		"header value that is empty":   header("/*", "A", ""),
		"header value with space":      header("/*", "A", "b "),
		"redirect from a newline":      redirect("/a\n/b", "/c/"),
		"redirect from a tab":          redirect("/a\t/b", "/c/"),
		"redirect from nowhere":        redirect("", "/c/"),
		"redirect from a comment":      redirect("#a", "/c/"),
		"redirect to a newline":        redirect("/a/", "/c/\n/d"),
		"redirect to a script":         redirect("/a/", "javascript:x"),
		"sitemap with a newline":       &view.Robots{Index: true, Sitemap: "https://example.org/\nDisallow: /"},
		"sitemap that is empty":        &view.Robots{Index: true},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Encode(v)
		}()
	}
}

func TestViewsOfOthersAreNotOurs(t *testing.T) {
	for _, v := range []view.View{&view.Home{}, &view.File{}, &view.Asset{}, nil} {
		if data, ok := Encode(v); ok || data != nil {
			t.Errorf("Encode(%T) = %q, %v, want nothing", v, data, ok)
		}
	}
}

func TestEqualViewsGiveEqualBytes(t *testing.T) {
	for _, v := range []view.View{
		sample(view.RSS), sample(view.Atom), sample(view.JSONFeed), &view.Feed{}, &view.OPML{}, &view.SitemapXML{}, &view.Robots{}, &view.Headers{}, &view.Redirects{}, sampleData(), &view.Data{},
	} {
		first, _ := Encode(v)
		second, _ := Encode(v)
		if !bytes.Equal(first, second) {
			t.Errorf("Encode(%T) twice:\n%s\nthen\n%s", v, first, second)
		}
	}
}
