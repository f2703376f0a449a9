package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"involve/internal/content"
)

// A File is a file of a new site.
type File struct {
	Path string // from the site's folder
	Data []byte
}

//go:embed all:site
var site embed.FS

// Site returns the files of a new site, in the order of their paths, as one
// that is made on a day.
func Site(today content.Date) []File {
	closes := today.AddDays(4 * 7)
	values := map[string]string{
		"Today": today.String(), "TodayLong": today.Long(),
		"Closes": closes.String(), "Outcome": closes.AddDays(12 * 7).String(),
	}
	var files []File
	err := fs.WalkDir(site, "site", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		t, err := template.New(name).Option("missingkey=error").ParseFS(site, name)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		err = t.ExecuteTemplate(&b, d.Name(), values)
		files = append(files, File{Path: strings.TrimPrefix(name, "site/"), Data: b.Bytes()})
		return err
	})
	if err != nil {
		panic(fmt.Sprintf("scaffold: %v", err)) // they are part of the program
	}
	return files
}
