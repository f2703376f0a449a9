package structure

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"involve/internal/diag"
	"involve/internal/tree"
)

// images looks at the alternative texts of the page.
func (c *checker) images() {
	type seen struct{ alt, dest string }
	var all []seen
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Key == "image_alt" && b.Text != "" {
			c.alt(b.Span(0, len(b.Text)), b.Text, "")
			continue
		}
		if b.Quoted {
			continue
		}
		for _, m := range b.Marks {
			if m.Kind != tree.Image || m.Decorative {
				continue
			}
			c.imageOfText(b, m)
			if m.Alt == "" {
				continue
			}
			if !c.alt(b.AltPos(m), m.Alt, m.Dest) {
				continue
			}
			twice := c.beside(i, m)
			for _, s := range all {
				twice = twice || s.dest != m.Dest && sameWords(s.alt, m.Alt)
			}
			if twice {
				c.report(b.AltPos(m), "alt-dup", "this alternative text repeats words that are on the page already", `say what only this image shows; if it adds nothing, give it the title "decorative" and no text`)
			}
			all = append(all, seen{m.Alt, m.Dest})
		}
	}
}

const longAlt = 125

// alt looks at one alternative text, and reports whether it is more than a name.
func (c *checker) alt(pos diag.Pos, alt, dest string) bool {
	if n := utf8.RuneCountInString(alt); n > longAlt {
		c.report(pos, "alt-long", fmt.Sprintf("this alternative text has %d characters", n), fmt.Sprintf("write at most %d, and move details to the text beside the image", longAlt))
	}
	low := strings.ToLower(strings.Trim(alt, " .:"))
	const hint = "say what the image shows, as you would to somebody on the phone"
	if isFileName(alt, dest) {
		c.report(pos, "alt-filename", fmt.Sprintf("the alternative text %q is the name of a file", alt), hint)
		return false
	}
	if imageWords[low] {
		d := found(pos, "alt-filename", fmt.Sprintf("the alternative text %q does not say what the image shows", alt), hint)
		d.Severity = diag.Warning
		c.diags.Add(d)
		return false
	}
	for _, s := range imageOf {
		if strings.HasPrefix(low, s) {
			d := found(pos, "alt-filename", fmt.Sprintf("the alternative text begins with %q, which screen readers say already", strings.TrimSpace(alt[:min(len(s), len(alt))])), "begin with what the image shows")
			d.Severity = diag.Warning
			c.diags.Add(d)
			break
		}
	}
	return true
}

var (
	imageWords = func() map[string]bool {
		m := set("image picture photo photograph pic graphic icon logo banner screenshot illustration diagram chart graph figure img thumbnail alt")
		for _, s := range []string{"alt text", "alternative text", "image description", "description of the image", "what it shows"} {
			m[s] = true
		}
		return m
	}()
	imageOf = []string{
		"image of ", "an image of ", "picture of ", "a picture of ", "photo of ", "a photo of ", "photograph of ", "a photograph of ",
		"graphic of ", "a graphic of ", "image showing ", "an image showing ", "photo showing ", "a photo showing ", "picture showing ", "a picture showing ",
	}
	pictures = set("png jpg jpeg gif webp svg avif heic tif tiff bmp")
)

// isFileName reports whether an alternative text is the name of a file, such as
// IMG_2041.jpg, or the image's own without what it ends with.
func isFileName(alt, dest string) bool {
	if strings.Contains(alt, " ") {
		return false
	}
	if ext := path.Ext(alt); len(ext) > 1 && pictures[strings.ToLower(ext[1:])] {
		return true
	}
	base := path.Base(dest)
	own := strings.EqualFold(alt, strings.TrimSuffix(base, path.Ext(base)))
	return own && strings.ContainsAny(alt, "-_0123456789") || strings.ContainsRune(alt, '_')
}

// beside reports whether the words of an image are those of the text next to it.
func (c *checker) beside(i int, m tree.Mark) bool {
	b := &c.tree.Blocks[i]
	text := strings.TrimSpace(strings.ReplaceAll(b.Text, string(tree.Object), ""))
	if text != "" {
		return sameWords(text, m.Alt)
	}
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(c.tree.Blocks) && c.tree.Blocks[j].Key == "" && sameWords(c.tree.Blocks[j].Text, m.Alt) {
			return true
		}
	}
	return false
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Trim(a, " .:\n"), strings.Trim(b, " .:"))
}

// imageOfText finds an image that is made of words.
func (c *checker) imageOfText(b *tree.Block, m tree.Mark) {
	if extension(m.Dest) == "svg" {
		return // its words can be text
	}
	base := strings.ToLower(path.Base(m.Dest))
	what := ""
	for part := range strings.FieldsFuncSeq(strings.TrimSuffix(base, path.Ext(base)), func(r rune) bool { return !isWord(r) }) {
		if ofText[part] != "" {
			what = ofText[part]
		}
	}
	n := 0
	for part := range strings.FieldsFuncSeq(strings.ToLower(m.Alt), func(r rune) bool { return !isWord(r) }) {
		if n++; n <= 3 && ofText[part] != "" {
			what = ofText[part]
		}
	}
	if what != "" {
		c.report(b.MarkPos(m), "img-text", fmt.Sprintf("this image seems to be %s, with words in it", what), "write its words as text of the page, and leave the image out or make it decorative")
	}
}

var ofText = map[string]string{
	"poster": "a poster", "infographic": "an infographic", "screenshot": "a screenshot", "flyer": "a flyer", "leaflet": "a leaflet",
}
