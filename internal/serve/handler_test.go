package serve

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"involve/internal/build"
	"involve/internal/desk"
)

func TestScriptIsInServedPagesOnly(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	site := s.current.Load().now.site
	pages := 0
	for i := range site.Plan.Outputs() {
		out := &site.Plan.Outputs()[i]
		built, err := site.Render(out)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(built), desk.Prefix) {
			t.Errorf("%s as it is built knows of serve", out.Path)
		}
		a := direct(s, "/"+out.Path)
		if a.status == 301 {
			continue
		}
		hasStatus(t, a, 200)
		want := string(built)
		if strings.HasSuffix(out.Path, ".html") {
			pages++
			want = strings.Replace(want, "</body>", `<script src="/__involve/serve.js?generation=`+s.current.Load().id+`"></script></body>`, 1)
		}
		if a.body != want {
			t.Errorf("%s is served as\n%s\nwant\n%s", out.Path, a.body, want)
		}
	}
	if pages < 10 {
		t.Errorf("only %d pages were looked at", pages)
	}
	a := direct(s, "/__involve/serve.js")
	hasStatus(t, a, 200)
	if got, want := a.header.Get("Content-Type"), "text/javascript; charset=utf-8"; got != want {
		t.Errorf("Content-Type of the script = %q, want %q", got, want)
	}
}

func TestHeadersAreThoseOfTheHost(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	site := s.current.Load().now.site
	file, err := site.Render(site.Plan.Find("_headers"))
	if err != nil {
		t.Fatal(err)
	}
	asset := ""
	for _, o := range site.Plan.Outputs() {
		if strings.HasPrefix(o.Path, "assets/") && strings.HasSuffix(o.Path, ".css") {
			asset = "/" + o.Path
		}
	}
	for _, test := range []struct {
		path, contentType string
		status            int
	}{
		{"/", "text/html; charset=utf-8", 200},
		{"/opportunities/panel/", "text/html; charset=utf-8", 200},
		{"/no-such-page/", "text/html; charset=utf-8", 404},
		{"/opportunities/feed.xml", "application/xml; charset=utf-8", 200},
		{"/opportunities/index.json", "application/json; charset=utf-8", 200},
		{"/opportunities/calendar.ics", "text/calendar; charset=utf-8", 200},
		{"/opportunities/feed.json", "application/feed+json; charset=utf-8", 200},
		{"/sitemap.xml", "application/xml; charset=utf-8", 200},
		{"/robots.txt", "text/plain; charset=utf-8", 200},
		{"/files/notes.txt", "text/plain; charset=utf-8", 200},
		{asset, "text/css; charset=utf-8", 200},
	} {
		a := direct(s, test.path)
		hasStatus(t, a, test.status)
		if got := a.header.Get("Content-Type"); got != test.contentType {
			t.Errorf("Content-Type of %s = %q, want %q", test.path, got, test.contentType)
		}
		keep := "no-store"
		if test.path == asset {
			keep = "public, max-age=31536000, immutable"
		}
		if got := a.header.Values("Cache-Control"); len(got) != 1 || got[0] != keep {
			t.Errorf("Cache-Control of %s = %q, want %q", test.path, got, keep)
		}
		rules, _, _ := strings.Cut(strings.TrimPrefix(string(file), "/*\n"), "\n/")
		lines := strings.Split(strings.TrimSpace(rules), "\n")
		if len(lines) < 4 {
			t.Fatalf("_headers has no rules for all paths:\n%s", file)
		}
		for _, line := range lines {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if got := a.header.Get(name); got != value {
				t.Errorf("%s of %s = %q, want %q", name, test.path, got, value)
			}
		}
		if p := a.header.Get("Content-Security-Policy"); !strings.Contains(p, "script-src 'self';") || !strings.Contains(p, "connect-src 'self';") {
			t.Errorf("the policy of %s lets no script of ours run: %q", test.path, p)
		}
	}
}

func TestRedirects(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	for _, test := range []struct {
		path     string
		status   int
		location string
	}{
		{"/old-why/", 301, "/guidance/why/"},
		{"/old-why", 301, "/guidance/why/"},
		{"/guidance/why", 302, "/guidance/why/"},
		{"/opportunities?group=carers", 302, "/opportunities/?group=carers"},
		{"/old-why/more/", 404, ""},
		{"//guidance/why", 404, ""},
		{"//evil.example/%2e%2e", 404, ""},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = s.address
		path, query, _ := strings.Cut(test.path, "?")
		r.URL.Path, r.URL.RawQuery = path, query
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if got := w.Header().Get("Location"); w.Code != test.status || got != test.location {
			t.Errorf("%s: %d to %q, want %d to %q", test.path, w.Code, got, test.status, test.location)
		}
	}
}

func TestSiteBelowAPath(t *testing.T) {
	dir := folder(t, "content/_site.yaml", strings.Replace(settings, "example.org/\nfeed", "example.org/in%20volve/\nfeed", 1))
	s := start(t, dir)
	const base = "/in%20volve/"
	for _, path := range []string{"/", "/in%20volve"} {
		a := get(t, s, path)
		if a.status != 302 || a.header.Get("Location") != base {
			t.Errorf("%s: %d to %q, want 302 to %q", path, a.status, a.header.Get("Location"), base)
		}
	}
	home := get(t, s, base)
	hasStatus(t, home, 200)
	contains(t, home, `href="`+base+`assets/`)
	contains(t, home, `<link rel="canonical" href="`+strings.TrimSuffix(s.URL(), "/")+base)
	generationOf(t, home)
	hasStatus(t, get(t, s, base+"guidance/why/"), 200)
	hasStatus(t, get(t, s, "/guidance/why/"), 404)
	if a := get(t, s, base+"guidance/why"); a.header.Get("Location") != base+"guidance/why/" {
		t.Errorf("without its slash: %d to %q", a.status, a.header.Get("Location"))
	}
	if a := get(t, s, base+"old-why/"); a.header.Get("Location") != base+"guidance/why/" {
		t.Errorf("an old address: %d to %q", a.status, a.header.Get("Location"))
	}
	if a := get(t, s, base+"opportunities/feed.xml"); a.header.Get("Content-Type") != "application/xml; charset=utf-8" {
		t.Errorf("Content-Type of the feed = %q", a.header.Get("Content-Type"))
	}

	// Whoever edits the settings may move the site.
	save(t, s, dir, "content/_site.yaml", settings)
	hasStatus(t, get(t, s, "/guidance/why/"), 200)
	hasStatus(t, get(t, s, base), 404)
}

func TestPathOfTheBaseURLFlagWins(t *testing.T) {
	opt := options(memory())
	opt.Build.BaseURL = "https://example.org/preview"
	s := listen(t, opt)
	s.reload("loaded", nil)
	a := direct(s, "/preview/")
	hasStatus(t, a, 200)
	contains(t, a, `<link rel="canonical" href="`+s.URL()+`preview/"`)
}

func TestOnlyOutputsAreServed(t *testing.T) {
	dir := folder(t)
	write(t, dir, "secret.txt", "secret")
	s := start(t, dir)
	for _, path := range []string{
		"/secret.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/files/../../secret.txt", "/files/..%2f..%2fsecret.txt", "/files/..%5c..%5csecret.txt",
		"/content/index.md", "/index.md", "/guidance/why/index.html/", "/guidance//why/", "/files/", "/files",
		"/__involve/mistakes.html", "/__involve/html/mistakes.html", "/__involve/../secret.txt", "/__involve/..%2fserve.go",
	} {
		a := get(t, s, path)
		hasStatus(t, a, 404)
		lacks(t, a, "secret\n")
	}
}

func TestOnlyNamesOfThisMachineAreAnswered(t *testing.T) {
	for _, test := range []struct {
		asked, host string
		want        bool
	}{
		{"127.0.0.1", "127.0.0.1:8080", true},
		{"127.0.0.1", "localhost:8080", true},
		{"127.0.0.1", "LOCALHOST", true},
		{"127.0.0.1", "[::1]:8080", true},
		{"127.0.0.1", "[::1]", true},
		{"127.0.0.1", "evil.example", false},
		{"127.0.0.1", "evil.example:8080", false},
		{"127.0.0.1", "127.0.0.1.evil.example:8080", false},
		{"127.0.0.1", "localhost.evil.example", false},
		{"127.0.0.1", "0.0.0.0:8080", false},
		{"127.0.0.1", "192.0.2.7:8080", false},
		{"127.0.0.1", "", false},
		{"192.0.2.7", "192.0.2.7:8080", true},
		{"desk.example.org", "desk.example.org:8080", true},
		{"desk.example.org", "evil.example:8080", false},
		{"0.0.0.0", "192.0.2.7:8080", true},
		{"0.0.0.0", "evil.example:8080", false},
		{"", "192.0.2.7:8080", true},
		{"::", "[2001:db8::1]:8080", true},
		{"::", "evil.example", false},
	} {
		s := &Server{host: test.asked}
		if got := s.answers(test.host); got != test.want {
			t.Errorf("listening on %q: answers(%q) = %v, want %v", test.asked, test.host, got, test.want)
		}
	}
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	for _, path := range []string{"/", "/__involve/events", "/__involve/serve.js"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "evil.example"
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 403 || strings.Contains(w.Body.String(), "<") {
			t.Errorf("%s of evil.example: %d\n%s", path, w.Code, w.Body)
		}
	}
}

func TestRequestsOtherThanWholePages(t *testing.T) {
	s := start(t, folder(t))
	whole := get(t, s, "/files/notes.txt")
	for _, test := range []struct {
		method, path string
		headers      []string
		status       int
		body         string
	}{
		{"HEAD", "/", nil, 200, ""},
		{"HEAD", "/no-such-page/", nil, 404, ""},
		{"HEAD", "/__involve/events", nil, 200, ""},
		{"GET", "/files/notes.txt", []string{"If-None-Match", whole.header.Get("ETag")}, 304, ""},
		{"GET", "/files/notes.txt", []string{"If-None-Match", `"another"`}, 200, "Some notes.\n"},
		{"GET", "/files/notes.txt", []string{"Range", "bytes=5-9"}, 206, "notes"},
		{"POST", "/", nil, 405, "a site made of files can only be read\n"},
	} {
		a := ask(t, s, test.method, test.path, test.headers...)
		if a.status != test.status || a.body != test.body {
			t.Errorf("%s %s %v = %d %q, want %d %q", test.method, test.path, test.headers, a.status, a.body, test.status, test.body)
		}
	}
}

func TestDraftsAreShownWhenAskedFor(t *testing.T) {
	dir := folder(t, "content/guidance/draft.md", "---\ntitle: Draft\nsummary: Not yet.\ndraft: true\n---\n\nText.\n")
	hasStatus(t, get(t, start(t, dir), "/guidance/draft/"), 404)
	with := start(t, dir, func(o *Options) {
		o.Build = build.Options{Site: os.DirFS(dir), Themes: o.Build.Themes, Drafts: true}
	})
	hasStatus(t, get(t, with, "/guidance/draft/"), 200)
}
