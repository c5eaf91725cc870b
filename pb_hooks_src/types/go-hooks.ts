/** The typed hooks and what they are made of; the same for every schema. */
export const goHooks = (): string =>
  [EVENTS.map(eventType), HOOKS.map(hook), HELPERS].flat(2).join('\n\n')

/** Names that the package has whatever the schema is. */
export const hookNames = (): readonly string[] => [
  'FindById',
  LIST,
  ...EVENTS,
  ...HOOKS.map(([name]) => `On${name}`),
]

/** The events of core that carry one record. */
const EVENTS = [
  'RecordEvent',
  'RecordErrorEvent',
  'RecordEnrichEvent',
  'RecordRequestEvent',
  'RecordAuthRequestEvent',
] as const

const LIST = 'RecordsListRequestEvent'

const HOOKS: readonly (readonly [name: string, event: (typeof EVENTS)[number] | typeof LIST])[] = [
  ['Validate', 'RecordEvent'],
  ['Create', 'RecordEvent'],
  ['CreateExecute', 'RecordEvent'],
  ['AfterCreateSuccess', 'RecordEvent'],
  ['AfterCreateError', 'RecordErrorEvent'],
  ['Update', 'RecordEvent'],
  ['UpdateExecute', 'RecordEvent'],
  ['AfterUpdateSuccess', 'RecordEvent'],
  ['AfterUpdateError', 'RecordErrorEvent'],
  ['Delete', 'RecordEvent'],
  ['DeleteExecute', 'RecordEvent'],
  ['AfterDeleteSuccess', 'RecordEvent'],
  ['AfterDeleteError', 'RecordErrorEvent'],
  ['Enrich', 'RecordEnrichEvent'],
  ['ListRequest', LIST],
  ['ViewRequest', 'RecordRequestEvent'],
  ['CreateRequest', 'RecordRequestEvent'],
  ['UpdateRequest', 'RecordRequestEvent'],
  ['DeleteRequest', 'RecordRequestEvent'],
  ['AuthRequest', 'RecordAuthRequestEvent'],
]

const eventType = (event: string): string => `// ${event} is core.${event} with a typed record.
type ${event}[T any] struct {
	*core.${event}
	Record *T
}`

function hook([name, event]: (typeof HOOKS)[number]): string {
  const ofCore = event === LIST ? 'OnRecordsListRequest' : `OnRecord${name}`
  const records = event === LIST ? 'wrapAll[T, P](e.Records)' : 'wrap[T, P](e.Record)'
  return `// On${name} binds a handler to core.App.${ofCore} for one collection.
func On${name}[T any, P proxy[T]](app core.App, handler func(e *${event}[T]) error) {
	app.${ofCore}(P(nil).CollectionName()).BindFunc(func(e *core.${event}) error {
		return handler(&${event}[T]{e, ${records}})
	})
}`
}

const HELPERS = [
  `// ${LIST} is core.${LIST} with typed records.
type ${LIST}[T any] struct {
	*core.${LIST}
	Records []*T
}`,
  `// FindById finds the record of a collection: FindById[T](app, id).
func FindById[T any, P proxy[T]](app core.App, id string) (*T, error) {
	record, err := app.FindRecordById(P(nil).CollectionName(), id)
	if err != nil {
		return nil, err
	}
	return wrap[T, P](record), nil
}`,
  `type proxy[T any] interface {
	*T
	core.RecordProxy
	CollectionName() string
}`,
  `func create[T any, P proxy[T]](app core.App) (*T, error) {
	collection, err := app.FindCachedCollectionByNameOrId(P(nil).CollectionName())
	if err != nil {
		return nil, err
	}
	return wrap[T, P](core.NewRecord(collection)), nil
}`,
  `func wrap[T any, P proxy[T]](record *core.Record) *T {
	if record == nil {
		return nil
	}
	value := new(T)
	P(value).SetProxyRecord(record)
	return value
}`,
  `func wrapAll[T any, P proxy[T]](records []*core.Record) []*T {
	values := make([]*T, len(records))
	for i, record := range records {
		values[i] = wrap[T, P](record)
	}
	return values
}`,
  `func toChoices[T ~string](texts []string) []T {
	values := make([]T, len(texts))
	for i, text := range texts {
		values[i] = T(text)
	}
	return values
}`,
  `func toTexts[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return texts
}`,
]
