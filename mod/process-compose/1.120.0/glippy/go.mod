module github.com/f1bonacc1/glippy

go 1.27.0
