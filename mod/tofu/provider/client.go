package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A client speaks to one PocketBase as one of its superusers.
type client struct {
	url, token string
	// allowDestroy names what may be lost, as plans tell it.
	allowDestroy []string
	http         *http.Client
}

// patience is how long a server may take for one answer: a large collection may be rewritten meanwhile.
const patience = 5 * time.Minute

func newClient(address, token string, allowDestroy []string) *client {
	return &client{
		url:          strings.TrimRight(address, "/"),
		token:        token,
		allowDestroy: allowDestroy,
		http:         &http.Client{Timeout: patience, Transport: transport()},
	}
}

// transport keeps as many connections as OpenTofu asks for things at once; Go keeps two.
func transport() http.RoundTripper {
	made := http.DefaultTransport.(*http.Transport).Clone()
	made.MaxIdleConnsPerHost = 16
	return made
}

// An answer is what the server said where it did as it was asked.
type answer struct {
	body   object
	header http.Header
}

// A refusal is what the server said where it did not.
type refusal struct {
	Status  int
	Message string
	Data    object
}

func (r *refusal) Error() string { return fmt.Sprintf("%s (%d)", r.Message, r.Status) }

// An unreachable server is one that gave no answer of its kind.
type unreachable struct {
	url   string
	cause error
}

func (u *unreachable) Error() string { return fmt.Sprintf("%s: %s", u.url, u.cause) }

// send asks the server something.
func (c *client) send(ctx context.Context, method, path string, query url.Values, body any) (answer, error) {
	address := c.url + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return answer{}, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, address, content)
	if err != nil {
		return answer{}, &unreachable{c.url, err}
	}
	request.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		request.Header.Set("Authorization", c.token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return answer{}, &unreachable{c.url, reason(err)}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, &unreachable{c.url, reason(err)}
	}
	return read(response, text)
}

func read(response *http.Response, text []byte) (answer, error) {
	body := object{}
	if len(text) > 0 && unmarshal(text, &body) != nil && response.StatusCode < 300 {
		body = object{}
	}
	if response.StatusCode >= 300 {
		message := asText(body["message"])
		if message == "" {
			message = response.Status
		}
		return answer{}, &refusal{response.StatusCode, message, asObject(body["data"])}
	}
	return answer{body, response.Header}, nil
}

// reason leaves the address of the request out: what it asks is told in other words.
func reason(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// get asks for something.
func (c *client) get(ctx context.Context, path string) (object, error) {
	answer, err := c.send(ctx, http.MethodGet, path, nil, nil)
	return answer.body, err
}

// signIn gets a token for an e-mail address and a password.
func (c *client) signIn(ctx context.Context, identity, password string) error {
	body := object{"identity": identity, "password": password}
	answer, err := c.send(ctx, http.MethodPost, "/api/collections/_superusers/auth-with-password", nil, body)
	if err != nil {
		return err
	}
	if c.token = asText(answer.body["token"]); c.token == "" {
		return &refusal{Status: http.StatusUnauthorized, Message: "A second factor is asked for."}
	}
	return nil
}

// is tells whether an error is a refusal with a status.
func is(err error, status int) bool {
	var refused *refusal
	return errors.As(err, &refused) && refused.Status == status
}

// hasCode tells whether an error is a refusal for a reason of the pack, by the code that it has.
func hasCode(err error, code string) bool {
	var refused *refusal
	if !errors.As(err, &refused) {
		return false
	}
	for _, one := range refused.Data {
		if asText(asObject(one)["code"]) == code {
			return true
		}
	}
	return false
}
