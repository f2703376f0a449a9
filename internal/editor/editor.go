// Package editor makes what Visual Studio Code is given in a site's folder, so
// that front matter completes and mistakes are shown where they are.
//
// It takes a library, for the words of the site, and gives files below .vscode.
// An extension would know a part of what check knows at best (the YAML extension
// reads no front matter at all), so front matter goes by what the editor itself
// can do: a snippet for each key of the table in package schema, with its words
// to choose from, and a task that runs from when the folder is opened. It lists
// what is wrong under Problems, again after each save, and Markdown is saved a
// moment after the last letter. The settings in _site.yaml are YAML, and have
// their schema.
//
// Whether tasks run by themselves is for each person to allow: the editor asks,
// and takes no word of it from the settings of a folder.
package editor

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"

	"involve/internal/content"
	"involve/internal/jsonschema"
	"involve/internal/schema"
)

// A File is a file to be written.
type File struct {
	Path string // from the site's folder
	Data []byte
	Own  bool // people make it their own: it is not written anew
}

// Snippets is the path of the snippets, from the site's folder.
const Snippets = ".vscode/involve.code-snippets"

//go:embed vscode
var vscode embed.FS

// Files returns the files in the order of their paths.
func Files(lib *content.Library) []File {
	fixed := func(name string) File {
		data, err := vscode.ReadFile("vscode/" + name)
		if err != nil {
			panic(fmt.Sprintf("editor: %v", err)) // it is part of the program
		}
		return File{Path: ".vscode/" + name, Data: data, Own: true}
	}
	return []File{
		fixed("extensions.json"),
		{Path: Snippets, Data: snippets(lib)},
		{Path: ".vscode/schemas/settings.json", Data: jsonschema.Of(schema.Settings(), lib)},
		fixed("settings.json"),
		fixed("tasks.json"),
	}
}

// A snippet is what an author types the beginning of, and what it becomes.
type snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Description string   `json:"description"`
	Body        []string `json:"body"`
}

// snippets returns all snippets, by name.
func snippets(lib *content.Library) []byte {
	all := map[string]snippet{}
	add := func(name, description string, body []string) {
		name, key := "involve: "+name, name
		if _, there := all[name]; !there {
			all[name] = snippet{Scope: "markdown", Prefix: key, Description: description, Body: body}
		}
	}
	for _, k := range schema.Kinds() {
		if k.Name == "settings" {
			continue
		}
		add("new-"+k.Name, "All that a file of the kind "+k.Name+" needs", (&maker{lib: lib}).file(k))
		for i := range k.Fields {
			f := &k.Fields[i]
			if lines := (&maker{lib: lib}).key(f); lines != nil {
				add(f.Key, f.Help, lines)
			}
			if f.Type == schema.Objects {
				entries(lib, f, add)
			}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(all); err != nil { // sorted by name
		panic(fmt.Sprintf("editor: %v", err))
	}
	return b.Bytes()
}

// entries adds an entry of a list: one more where there are some.
func entries(lib *content.Library, f *schema.Field, add func(name, description string, body []string)) {
	one := map[string]string{
		"updates": "update", "sessions": "session", "formats": "format", "take_part": "way", "helplines": "helpline", "outcomes": "outcome",
	}[f.Key]
	if kind := schema.Lookup(f.Fields, "kind"); kind != nil {
		v, _ := lib.Vocabulary(kind.Vocabulary)
		for _, t := range v.Terms {
			add(one+"-"+t.Slug, "One more entry of "+f.Key+": "+t.Label, (&maker{lib: lib, kind: t.Slug}).entry(f))
		}
		return
	}
	add(one, "One more entry of "+f.Key, (&maker{lib: lib}).entry(f))
}
