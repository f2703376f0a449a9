package theme

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"involve/internal/view"
)

// baseOnly adds a layout in which any component can be drawn.
var baseOnly = fstest.MapFS{"layouts/proof.html": {Data: []byte(`{{define "main"}}{{end}}`)}}

// small is a theme of two brands that has one of each thing.
func small(changes map[string]string) fstest.MapFS {
	files := map[string]string{
		"theme.json": `{"brands": {
			"red": {"stylesheet": "red/red.css", "icons": [{"file": "red/icon.svg", "rel": "icon"}], "fixed": {"red/icon.ico": "favicon.ico"}},
			"green": {"stylesheet": "green.css"}}}`,
		"layouts/base.html":              `{{define "base"}}<title>{{.Title}}</title> <main>{{block "main" .}}{{end}}</main>{{end}}`,
		"layouts/home.html":              `{{define "main"}}<p>{{template "shout" .Title}}</p> <img src="{{asset .Site.Base "picture.png"}}">{{end}}`,
		"layouts/moved.html":             `{{define "main"}}<p>{{once "shout" .To.Text}}</p>{{end}}`,
		"partials/words.html":            `{{define "words"}}words{{end}}`,
		"components/shout/template.html": `{{define "shout"}}<b>{{.}}!</b>{{end}}`,
		"dist/.gitkeep":                  "",
		"dist/picture.png":               "a picture",
		"dist/green.css":                 `a{background:url(data:image/png;base64,AA)}`,
		"dist/red/red.css":               `a{background:url("../picture.png")}b{background:url(icon.svg)}`,
		"dist/red/icon.svg":              "<svg/>",
		"dist/red/icon.ico":              "icon",
	}
	maps.Copy(files, changes)
	layer := make(fstest.MapFS)
	for name, data := range files {
		if data != "gone" {
			layer[name] = &fstest.MapFile{Data: []byte(data)}
		}
	}
	return layer
}

func home(title string) *view.Home {
	return &view.Home{Page: view.Page{Site: &view.Site{Base: "/below/"}, Title: title}}
}

func moved(to string) *view.Moved {
	return &view.Moved{Page: view.Page{Site: &view.Site{Base: "/below/"}}, To: view.Link{Text: to}}
}

func drawSmall(t *testing.T, doc view.Document, layers ...fs.FS) string {
	t.Helper()
	th, err := Load("small", layers...)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := th.Execute(&b, doc.Layout(), doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLayoutsFillTheShell(t *testing.T) {
	got := drawSmall(t, home("A & B"), small(nil))
	want := `<title>A &amp; B</title><main><p><b>A &amp; B!</b></p><img src="/below/assets/picture.92b2fa5802.png"></main>`
	if got != want {
		t.Errorf("home = %q, want %q", got, want)
	}
	got = drawSmall(t, moved("here & now"), small(nil))
	want = `<title></title><main><p><b>here &amp; now!</b></p></main>`
	if got != want {
		t.Errorf("moved = %q, want %q", got, want)
	}
}

func TestTheFirstLayerWinsFileByFile(t *testing.T) {
	own := fstest.MapFS{"components/shout/template.html": {Data: []byte(`{{define "shout"}}<i>{{.}}</i>{{end}}`)}}
	got := drawSmall(t, moved("quiet"), own, small(nil))
	want := `<title></title><main><p><i>quiet</i></p></main>`
	if got != want {
		t.Errorf("moved = %q, want %q", got, want)
	}
}

func TestMistakesInAThemeShowWhenItIsLoaded(t *testing.T) {
	tests := []struct {
		name    string
		changes map[string]string
		want    string
	}{
		{"no settings", map[string]string{"theme.json": "gone"}, `there is no theme.json`},
		{"an unknown setting", map[string]string{"theme.json": `{"brnads": {}}`}, `theme.json: json: unknown field "brnads"`},
		{"no brand", map[string]string{"theme.json": `{}`}, `theme.json: no brands`},
		{"no shell", map[string]string{"layouts/base.html": "gone"}, `nothing defines "base": layouts/base.html should`},
		{"an icon that is not there", map[string]string{"dist/red/icon.svg": "gone", "dist/red/red.css": ""}, `theme.json: brand "red": there is no dist/red/icon.svg`},
		{"a picture that a stylesheet lacks", map[string]string{"dist/green.css": "a{background:url(no.png)}"}, `dist/green.css: there is no no.png`},
		{"an asset that a template lacks", map[string]string{"partials/words.html": "{{define \"words\"}}\n{{asset .Site.Base \"no.png\"}}{{end}}"}, `partials/words.html:2: there is no dist/no.png`},
		{"a template that does not parse", map[string]string{"partials/words.html": "{{define \"words\"}}\n\n{{if}}{{end}}"}, `template: partials/words.html:3: missing value for if`},
		{"a function that is not there", map[string]string{"layouts/home.html": "\n{{computed}}"}, `template: layouts/home.html:2: function "computed" not defined`},
	}
	for _, tt := range tests {
		_, err := Load("small", small(tt.changes))
		want := `read theme "small": ` + tt.want
		if err == nil || err.Error() != want {
			t.Errorf("%s: Load = %v, want %s", tt.name, err, want)
		}
	}
}

func TestAThemeWithoutItsAssetsSaysWhatToDo(t *testing.T) {
	changes := make(map[string]string)
	for name := range small(nil) {
		if strings.HasPrefix(name, "dist/") && name != "dist/.gitkeep" {
			changes[name] = "gone"
		}
	}
	_, err := Load("small", small(changes))
	want := `the theme "small" has no built assets: run make theme`
	if err == nil || err.Error() != want || !errors.Is(err, ErrNotBuilt) {
		t.Errorf("Load = %v, want %s, an ErrNotBuilt", err, want)
	}
}

func TestAssetsAreNamedForTheirContent(t *testing.T) {
	th, err := Load("small", small(nil))
	if err != nil {
		t.Fatal(err)
	}
	assets, err := th.Assets("red", "A site", "/below/")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range assets {
		got = append(got, a.Path+" "+string(a.Bytes))
	}
	want := []string{
		"assets/green.0939c50c3a.css a{background:url(data:image/png;base64,AA)}",
		"assets/picture.92b2fa5802.png a picture",
		"assets/red/icon.d4dc566691.svg <svg/>",
		"assets/red/red.3332eedb02.css a{background:url(../../assets/picture.92b2fa5802.png)}b{background:url(../../assets/red/icon.d4dc566691.svg)}",
		"favicon.ico icon",
		"manifest.json {\n  \"name\": \"A site\",\n  \"start_url\": \"/below/\",\n  \"display\": \"browser\",\n  \"theme_color\": \"\",\n  \"icons\": [\n    {\n      \"src\": \"/below/assets/red/icon.d4dc566691.svg\",\n      \"sizes\": \"\",\n      \"type\": \"\"\n    }\n  ]\n}",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("Assets =\n%s\nwant\n%s", g, w)
	}
}

func TestABrandShowsNothingOfAnother(t *testing.T) {
	th, err := Load("small", small(nil))
	if err != nil {
		t.Fatal(err)
	}
	assets, err := th.Assets("green", "A site", "/")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range assets {
		if strings.HasPrefix(a.Name, "red/") {
			t.Errorf("Assets of green have %s", a.Name)
		}
	}
	if _, err := th.Assets("blue", "A site", "/"); err == nil {
		t.Errorf("Assets of a brand that the theme does not have: no error")
	}
}

func TestAStylesheetIsRenamedWithWhatItShows(t *testing.T) {
	path := func(changes map[string]string) string {
		th, err := Load("small", small(changes))
		if err != nil {
			t.Fatal(err)
		}
		return th.assets["red/red.css"].Path
	}
	if got := path(map[string]string{"dist/picture.png": "another"}); got == path(nil) {
		t.Errorf("the stylesheet is still %s though its picture changed", got)
	}
}

func TestProveFindsWhatOnlyDrawingShows(t *testing.T) {
	th, err := Load("small", small(map[string]string{"layouts/home.html": `{{define "main"}}{{.Nobody}}{{end}}`}))
	if err != nil {
		t.Fatal(err)
	}
	err = th.Prove(home("A"))
	if err == nil {
		t.Fatal("Prove found nothing")
	}
	for _, want := range []string{"can't evaluate field Nobody", `nothing is drawn with the layout "moved"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("Prove = %v, want %q in it", err, want)
		}
	}
	if th, err = Load("small", small(nil)); err != nil {
		t.Fatal(err)
	}
	if err := th.Prove(home("A"), moved("B")); err != nil {
		t.Errorf("Prove = %v, want no error", err)
	}
}

func TestAnAssetNamedByAViewMustExist(t *testing.T) {
	th, err := Load("small", small(map[string]string{"layouts/home.html": `{{define "main"}}<img src="{{asset .Site.Base .Title}}">{{end}}`}))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := th.Execute(&b, "home", home("no.png")); err == nil || !strings.Contains(err.Error(), `the theme "small" has no asset "no.png"`) {
		t.Errorf("Execute = %v, want the name of the asset", err)
	}
}

func TestPagesAreDrawnAtTheSameTime(t *testing.T) {
	th, err := Load("small", small(nil))
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if err := th.Prove(home("A"), moved("B")); err != nil {
				t.Errorf("Prove = %v, want no error", err)
			}
		})
	}
	group.Wait()
}
