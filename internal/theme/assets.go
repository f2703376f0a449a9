package theme

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// An Asset is a file that pages load.
type Asset struct {
	Name  string // in dist: nhs/nhs.css
	Path  string // in the output: assets/nhs/nhs.0123456789.css
	Bytes []byte // not to be changed
}

// A Brand is how a theme looks for one kind of site.
type Brand struct {
	Stylesheet string            `json:"stylesheet"`
	Colour     string            `json:"colour"`
	Logo       bool              `json:"logo"` // the header bears a logo
	Icons      []Icon            `json:"icons"`
	Fixed      map[string]string `json:"fixed"` // assets that keep a name of their own, from the root of the output
}

// An Icon stands for the site: in the head of pages when Rel is set, in the
// manifest when Purpose is or Rel is "icon".
type Icon struct {
	File    string `json:"file"`
	Rel     string `json:"rel"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// manifestPath is where the manifest stands in the output.
const manifestPath = "manifest.json"

// readBrands reads theme.json.
func readBrands(files map[string][]byte) (map[string]Brand, error) {
	src, ok := files["theme.json"]
	if !ok {
		return nil, fmt.Errorf("there is no theme.json")
	}
	var settings struct {
		Brands map[string]Brand `json:"brands"`
	}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&settings); err != nil {
		return nil, fmt.Errorf("theme.json: %w", err)
	}
	if len(settings.Brands) == 0 {
		return nil, fmt.Errorf("theme.json: no brands")
	}
	return settings.Brands, nil
}

// cssURL matches url(…) in a stylesheet, with or without quotes.
var cssURL = regexp.MustCompile(`url\(\s*(["']?)([^"')]+)["']?\s*\)`)

// fingerprint names the files of dist for their content. What a stylesheet
// refers to is named first, because its new name changes the stylesheet.
func fingerprint(files map[string][]byte, brands map[string]Brand) (map[string]Asset, error) {
	fixed := make(map[string]string)
	for _, b := range brands {
		maps.Copy(fixed, b.Fixed)
	}
	assets := make(map[string]Asset)
	add := func(name string, data []byte) {
		ext := path.Ext(name)
		sum := sha256.Sum256(data)
		hashed := fmt.Sprintf("assets/%s.%.5x%s", strings.TrimSuffix(name, ext), sum, ext)
		assets[name] = Asset{name, cmp.Or(fixed[name], hashed), data}
	}
	var sheets []string
	for _, file := range slices.Sorted(maps.Keys(files)) {
		name, ok := strings.CutPrefix(file, "dist/")
		switch path.Ext(name) {
		case ".html":
		case ".css":
			sheets = append(sheets, name)
		default:
			if ok {
				add(name, files[file])
			}
		}
	}
	for _, name := range sheets {
		var missing error
		css := cssURL.ReplaceAllFunc(files["dist/"+name], func(ref []byte) []byte {
			target := string(cssURL.FindSubmatch(ref)[2])
			if strings.HasPrefix(target, "#") || strings.Contains(target, ":") {
				return ref
			}
			to, ok := assets[path.Join(path.Dir(name), target)]
			if !ok {
				missing = fmt.Errorf("dist/%s: there is no %s", name, target)
				return ref
			}
			up := strings.Repeat("../", strings.Count("assets/"+name, "/"))
			return []byte("url(" + up + to.Path + ")")
		})
		if missing != nil {
			return nil, missing
		}
		add(name, css)
	}
	return assets, nil
}

// Assets returns the files that pages of a brand load, sorted by path, and the
// manifest of a site with that title below that base path. Files of another
// brand are not among them: its logo has no place on the site.
func (t *Theme) Assets(brand, title, base string) ([]Asset, error) {
	b, err := t.brand(brand)
	if err != nil {
		return nil, err
	}
	var list []Asset
	for name, a := range t.assets {
		folder, _, _ := strings.Cut(name, "/")
		if _, other := t.brands[folder]; !other || folder == brand {
			list = append(list, a)
		}
	}
	manifest, err := t.manifest(b, title, base)
	if err != nil {
		return nil, err
	}
	list = append(list, Asset{manifestPath, manifestPath, manifest})
	slices.SortFunc(list, func(a, b Asset) int { return cmp.Compare(a.Path, b.Path) })
	return list, nil
}

// manifest says how the site looks among other programs on a phone.
func (t *Theme) manifest(b Brand, title, base string) ([]byte, error) {
	type icon struct {
		Src     template.URL `json:"src"`
		Sizes   string       `json:"sizes"`
		Type    string       `json:"type"`
		Purpose string       `json:"purpose,omitempty"`
	}
	m := struct {
		Name    string `json:"name"`
		Start   string `json:"start_url"`
		Display string `json:"display"`
		Colour  string `json:"theme_color"`
		Icons   []icon `json:"icons"`
	}{Name: title, Start: base, Display: "browser", Colour: b.Colour}
	for _, i := range b.Icons {
		if i.Purpose == "" && i.Rel != "icon" {
			continue
		}
		src, err := t.asset(base, i.File)
		if err != nil {
			return nil, err
		}
		m.Icons = append(m.Icons, icon{src, i.Sizes, i.Type, i.Purpose})
	}
	return json.MarshalIndent(m, "", "  ")
}

// brand returns a brand of the theme.
func (t *Theme) brand(name string) (Brand, error) {
	b, ok := t.brands[name]
	if !ok {
		return Brand{}, fmt.Errorf("the theme %q has no brand %q (it has %s)", t.name, name,
			strings.Join(slices.Sorted(maps.Keys(t.brands)), ", "))
	}
	return b, nil
}

// asset returns the address of an asset of a site below base, which has both
// its slashes.
func (t *Theme) asset(base, name string) (template.URL, error) {
	a, ok := t.assets[name]
	if !ok {
		return "", fmt.Errorf("the theme %q has no asset %q", t.name, name)
	}
	return template.URL(base + a.Path), nil
}

// assetCall matches a template's call of asset with a name written out.
var assetCall = regexp.MustCompile(`\basset\s+[^\s"}]+\s+"([^"]*)"`)

// checkAssets makes sure that every asset named in the settings or written out
// in a template exists.
func (t *Theme) checkAssets(files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(t.brands)) {
		b := t.brands[name]
		named := []string{b.Stylesheet}
		for _, icon := range b.Icons {
			named = append(named, icon.File)
		}
		named = append(named, slices.Sorted(maps.Keys(b.Fixed))...)
		for _, file := range named {
			if _, ok := t.assets[file]; !ok {
				return fmt.Errorf("theme.json: brand %q: there is no dist/%s", name, file)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range assetCall.FindAllSubmatchIndex(files[name], -1) {
			asset := string(files[name][m[2]:m[3]])
			if _, ok := t.assets[asset]; !ok {
				line := 1 + bytes.Count(files[name][:m[0]], []byte("\n"))
				return fmt.Errorf("%s:%d: there is no dist/%s", name, line, asset)
			}
		}
	}
	return nil
}
