// pb-stack 0.1.0 sources e447b2407af7
"use strict";var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var types_exports={};__export(types_exports,{code:()=>code});module.exports=__toCommonJS(types_exports);function perShape(answers){return value=>answers[value.is](value)}var words=name=>name.replace(/([a-z0-9])([A-Z])/g,"$1 $2").split(/[\s_-]+/).filter(Boolean),capital=word=>word.charAt(0).toUpperCase()+word.slice(1);function pascal(name){let text=words(name).map(capital).join("")||"Unnamed";return/^\d/.test(text)?`N${text}`:text}var goName=text=>pascal(ascii(text)),goEnding=text=>text===""?"Empty":/[a-z0-9]/i.test(ascii(text))?goName(text).replace(/^N(?=\d)/,""):"Value",ascii=text=>text.normalize("NFKD").replace(/[\u0300-\u036f]/g,"").replace(/[^A-Za-z0-9]+/g," "),goText=text=>`"${Array.from(text,letter=>ESCAPES.get(letter)??escaped(letter)).join("")}"`,ESCAPES=new Map([['"','\\"'],["\\","\\\\"],[`
`,"\\n"],["	","\\t"]]);function escaped(letter){let code2=letter.codePointAt(0)??0;return code2>=55296&&code2<=57343?"\\ufffd":(code2>=32&&code2<127||code2>160)&&code2!==65279?letter:`\\u${code2.toString(16).padStart(4,"0")}`}var goComment=text=>`// ${Array.from(text,letter=>/^[\ud800-\udfff\ufeff\0]$/.test(letter)?" ":letter).join("").replace(/\s+/g," ").replace(/``/g,"\u201C").replace(/''/g,"\u201D").trim()}`;function goNames(taken){let names2=new Set(taken);return wanted=>{let name=wanted;for(let n=2;names2.has(name);n++)name=`${wanted}${n}`;return names2.add(name),name}}var INHERITED=new Set(`BaseFilesPath BaseModel BaseRecordProxy Clone Collection CollectionName CustomData DBExport Email
  EmailVisibility Expand ExpandedAll ExpandedOne FieldsData FindFileFieldByFile Fresh Get GetBool
  GetDateTime GetFloat GetGeoPoint GetInt GetInt64 GetRaw GetString GetStringSlice GetUnsavedFiles
  GetUploadedFiles Hide HookTags Id IgnoreEmailVisibility IgnoreUnchangedFields IsNew IsSuperuser
  LastSavedPK Load MarkAsNew MarkAsNotNew MarshalJSON MergeExpand NewAuthToken NewEmailChangeToken
  NewFileToken NewPasswordResetToken NewStaticAuthToken NewVerificationToken Original PK PostScan
  ProxyRecord PublicExport Record RefreshTokenKey ReplaceModifiers Set SetEmail SetEmailVisibility
  SetExpand SetIfFieldExists SetPassword SetProxyRecord SetRandomPassword SetRaw SetTokenKey
  SetVerified TableName TokenKey Unhide UnmarshalJSON UnmarshalJSONField ValidatePassword Verified
  WithCustomData`.split(/\s+/)),ACCESSORS=new Map([["text id",["Id","SetId"]],["text email",["Email","SetEmail"]],["text tokenKey",["TokenKey","SetTokenKey"]],["text password",["SetPassword","ValidatePassword"]],["bool verified",["Verified","SetVerified"]],["bool emailVisibility",["EmailVisibility","SetEmailVisibility"]]]);var TEXT={type:"string",read:key=>`p.GetString(${key})`},TEXTS={type:"[]string",read:key=>`p.GetStringSlice(${key})`},TIME={type:"types.DateTime",read:key=>`p.GetDateTime(${key})`},POINT={type:"types.GeoPoint",read:key=>`p.GetGeoPoint(${key})`},JSON_RAW={type:"types.JSONRaw",read:key=>`types.JSONRaw(p.GetString(${key}))`},choice=(type2,many)=>many?{type:`[]${type2}`,read:key=>`toChoices[${type2}](p.GetStringSlice(${key}))`,write:"toTexts(value)"}:{type:type2,read:key=>`${type2}(p.GetString(${key}))`,write:"string(value)"},accessOf=(field,types2)=>perShape({text:()=>TEXT,number:({integer})=>integer?{type:"int",read:key=>`p.GetInt(${key})`}:{type:"float64",read:key=>`p.GetFloat(${key})`},bool:()=>({type:"bool",read:key=>`p.GetBool(${key})`}),time:()=>TIME,choice:()=>choice(types2.ofChoice(field),field.many),link:()=>field.many?TEXTS:TEXT,file:()=>field.many?{...TEXTS,takes:"...*filesystem.File"}:{...TEXT,takes:"*filesystem.File"},point:()=>POINT,json:()=>JSON_RAW,opaque:()=>({type:"any",read:key=>`p.Get(${key})`})})(field.value),goPackages=({collections})=>[...new Set(collections.flatMap(collection=>collection.fields.flatMap(field=>PACKAGES[field.value.is](field,collection))))],none=()=>[],types=()=>["types"],PACKAGES={text:none,number:none,bool:none,choice:none,link:none,opaque:none,time:types,point:types,json:types,file:({access})=>access==="read"?[]:["filesystem"]};function goMethods(collection,type2,names2){let taken=new Set(INHERITED);return collection.fields.flatMap(field=>{let inherited=ACCESSORS.get(`${field.value.is} ${field.name}`)??[],free=name=>methodsOf(field,name,collection,names2).every(method=>inherited.includes(method.name)||!taken.has(method.name)),own=methodsOf(field,firstFree(field.name,free),collection,names2).filter(({name})=>!inherited.includes(name));for(let{name}of own)taken.add(name);return own.map(method=>printed(method,type2))})}function firstFree(field,free){let plain=goName(field);if(free(plain))return plain;let name=`${plain}Field`;for(let n=2;!free(name);n++)name=`${plain}Field${n}`;return name}var printed=({name,says,signature,body},type2)=>[goComment(`${name} ${says}`),`func (p *${type2}) ${name}${signature} {`,...body.map(line=>`	${line}`),"}"].join(`
`);function methodsOf(field,name,of,names2){let access=accessOf(field,names2),key=goText(field.name);return[{name,says:`reads the field ${key}. ${field.help}`,signature:`() ${access.type}`,body:[`return ${access.read(key)}`]},...setter(field,name,of,access),...expanded(field,name,names2),...validator(field,name)]}function setter(field,name,of,access){if(of.kind==="view"||field.value.is==="opaque")return[];let key=goText(field.name),set=field.access==="read"?"SetRaw":"Set";return[{name:`Set${name}`,says:`sets the field ${key}.`,signature:`(value ${access.takes??access.type})`,body:[`p.${set}(${key}, ${access.write??"value"})`]}]}function expanded({name:field,value,many},name,names2){let to=value.is==="link"?names2.ofCollection.get(value.to):void 0;if(to===void 0)return[];let key=goText(field),[type2,read]=many?[`[]*${to}`,`wrapAll[${to}](p.ExpandedAll(${key}))`]:[`*${to}`,`wrap[${to}](p.ExpandedOne(${key}))`],says=`has what ${key} links to, once it is expanded (core.App.ExpandRecord).`;return[{name:`Expanded${name}`,says,signature:`() ${type2}`,body:[`return ${read}`]}]}function validator({name:field,value},name){return value.is!=="text"||value.format!=="password"?[]:[{name:`Validate${name}`,says:`tells whether this is the password in the field ${goText(field)}.`,signature:"(password string) bool",body:[`value, ok := p.GetRaw(${goText(field)}).(*core.PasswordFieldValue)`,"return ok && value.Validate(password)"]}]}var goHooks=()=>[EVENTS.map(eventType),HOOKS.map(hook),HELPERS].flat(2).join(`

`),hookNames=()=>["FindById",LIST,...EVENTS,...HOOKS.map(([name])=>`On${name}`)],EVENTS=["RecordEvent","RecordErrorEvent","RecordEnrichEvent","RecordRequestEvent","RecordAuthRequestEvent"],LIST="RecordsListRequestEvent",HOOKS=[["Validate","RecordEvent"],["Create","RecordEvent"],["CreateExecute","RecordEvent"],["AfterCreateSuccess","RecordEvent"],["AfterCreateError","RecordErrorEvent"],["Update","RecordEvent"],["UpdateExecute","RecordEvent"],["AfterUpdateSuccess","RecordEvent"],["AfterUpdateError","RecordErrorEvent"],["Delete","RecordEvent"],["DeleteExecute","RecordEvent"],["AfterDeleteSuccess","RecordEvent"],["AfterDeleteError","RecordErrorEvent"],["Enrich","RecordEnrichEvent"],["ListRequest",LIST],["ViewRequest","RecordRequestEvent"],["CreateRequest","RecordRequestEvent"],["UpdateRequest","RecordRequestEvent"],["DeleteRequest","RecordRequestEvent"],["AuthRequest","RecordAuthRequestEvent"]],eventType=event=>`// ${event} is core.${event} with a typed record.
type ${event}[T any] struct {
	*core.${event}
	Record *T
}`;function hook([name,event]){let ofCore=event===LIST?"OnRecordsListRequest":`OnRecord${name}`;return`// On${name} binds a handler to core.App.${ofCore} for one collection.
func On${name}[T any, P proxy[T]](app core.App, handler func(e *${event}[T]) error) {
	app.${ofCore}(P(nil).CollectionName()).BindFunc(func(e *core.${event}) error {
		return handler(&${event}[T]{e, ${event===LIST?"wrapAll[T, P](e.Records)":"wrap[T, P](e.Record)"}})
	})
}`}var HELPERS=[`// ${LIST} is core.${LIST} with typed records.
type ${LIST}[T any] struct {
	*core.${LIST}
	Records []*T
}`,`// FindById finds the record of a collection: FindById[T](app, id).
func FindById[T any, P proxy[T]](app core.App, id string) (*T, error) {
	record, err := app.FindRecordById(P(nil).CollectionName(), id)
	if err != nil {
		return nil, err
	}
	return wrap[T, P](record), nil
}`,`type proxy[T any] interface {
	*T
	core.RecordProxy
	CollectionName() string
}`,`func create[T any, P proxy[T]](app core.App) (*T, error) {
	collection, err := app.FindCachedCollectionByNameOrId(P(nil).CollectionName())
	if err != nil {
		return nil, err
	}
	return wrap[T, P](core.NewRecord(collection)), nil
}`,`func wrap[T any, P proxy[T]](record *core.Record) *T {
	if record == nil {
		return nil
	}
	value := new(T)
	P(value).SetProxyRecord(record)
	return value
}`,`func wrapAll[T any, P proxy[T]](records []*core.Record) []*T {
	values := make([]*T, len(records))
	for i, record := range records {
		values[i] = wrap[T, P](record)
	}
	return values
}`,`func toChoices[T ~string](texts []string) []T {
	values := make([]T, len(texts))
	for i, text := range texts {
		values[i] = T(text)
	}
	return values
}`,`func toTexts[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return texts
}`];function golang(model){let names2=namesOf(model),collections=model.collections.flatMap(collection=>[...typeOf(collection,names2),...choicesOf(collection,names2),...goMethods(collection,names2.type(collection),names2)]);return`${["// Code generated by pb-stack. DO NOT EDIT.",`// Package records has typed records of PocketBase.
package records`,`import (
${["core",...goPackages(model).map(name=>`tools/${name}`).sort()].map(name=>`	"github.com/pocketbase/pocketbase/${name}"
`).join("")})`,...collections,goHooks()].join(`

`)}
`}function namesOf({collections}){let take=goNames(hookNames()),each=wanted=>new Map(collections.map(({name,typeName})=>[name,take(wanted(goName(typeName)))])),types2=each(name=>name),of=names2=>collection=>names2.get(collection.name)??"",type2=of(types2),[maker,wrapper]=[of(each(name=>`New${name}`)),of(each(name=>`Wrap${name}`))],event=of(each(name=>`${name}Event`)),choices=new Map(collections.flatMap(collection=>collection.fields.filter(({value})=>value.is==="choice").map(field=>[field,take(type2(collection)+goEnding(field.name))])));return{ofCollection:types2,ofChoice:field=>choices.get(field)??"string",type:type2,maker,wrapper,event,constants:(ofType,options)=>options.map(option=>take(ofType+goEnding(option)))}}function typeOf(collection,names2){let[type2,event]=[names2.type(collection),names2.event(collection)],key=goText(collection.name);return[`${goComment(`${type2} is a record of the collection ${key}.`)}
type ${type2} struct {
	core.BaseRecordProxy
}`,`${goComment(`${event} is what hooks of the collection ${key} get.`)}
type ${event} = RecordEvent[${type2}]`,...collection.kind==="view"?[]:[makerOf(names2.maker(collection),type2,key)],`${goComment(`${names2.wrapper(collection)} gives a record of the collection ${key} its type.`)}
func ${names2.wrapper(collection)}(record *core.Record) *${type2} {
	return wrap[${type2}](record)
}`,`${goComment(`CollectionName is ${key}; it may be asked of nil.`)}
func (p *${type2}) CollectionName() string {
	return ${key}
}`]}var makerOf=(maker,type2,key)=>`${goComment(`${maker} makes a record of the collection ${key}, not yet saved.`)}
func ${maker}(app core.App) (*${type2}, error) {
	return create[${type2}](app)
}`,choicesOf=({name:of,fields},names2)=>fields.flatMap(field=>{if(field.value.is!=="choice")return[];let type2=names2.ofChoice(field),says=`${type2} is a value of the field ${goText(field.name)} of ${goText(of)}.`,options=[...new Set(field.value.options)],declared=`${goComment(says)}
type ${type2} string`;return options.length===0?[declared]:[declared,constantsOf(type2,options,names2)]});function constantsOf(type2,options,names2){let constants=names2.constants(type2,options),width=Math.max(...constants.map(({length})=>length)),lines=options.map((option,at)=>`	${(constants[at]??"").padEnd(width)} ${type2} = ${goText(option)}
`);return`// The values of ${type2}.
const (
${lines.join("")})`}function linksOf(collections){let found=new Map(collections.map(collection=>[collection.name,new Map])),byName2=new Map(collections.map(collection=>[collection.name,collection])),add=(at,link)=>found.get(at)?.set(link.key,link),linked=collections.flatMap(from=>from.fields.flatMap(field=>{let to=field.value.is==="link"?byName2.get(field.value.to):void 0;return to?[{from,field,to}]:[]}));for(let{from,field,to}of linked)add(from.name,{key:field.name,to,many:field.many});for(let{from,field,to}of linked)add(to.name,{key:`${from.name}_via_${field.name}`,to:from,many:!field.unique});return new Map([...found].map(([name,links])=>[name,[...links.values()]]))}var memberKey=name=>/^[A-Za-z_$][\w$]*$/.test(name)?name:JSON.stringify(name),literalKey=name=>name==="__proto__"?'["__proto__"]':memberKey(name),comment=text=>{let line=text.replace(/\s+/g," ").replaceAll("*/","* /").trim();return line===""?[]:[`/** ${line} */`]},block=(opening,lines,closing="}")=>[opening,...lines.map(line=>`  ${line}`),closing].join(`
`);function optionsOf({collections}){let taken=new Set,names2=new Map;for(let{name:collection,typeName,fields}of collections)for(let{name,value}of fields){if(value.is!=="choice")continue;let plain=`${typeName}${pascal(name)}`,unique=plain;for(let n=2;taken.has(unique);n++)unique=`${plain}${n}`;taken.add(unique),names2.set(`${collection}.${name}`,`${unique}Options`)}return{nameOf:(collection,field)=>names2.get(`${collection}.${field}`)??"string"}}var optionTypes=({name:collection,fields},{nameOf})=>fields.flatMap(({name,value})=>{if(value.is!=="choice")return[];let type2=nameOf(collection,name);return[`${block(`export const ${type2} = {`,entries(value.options),"} as const")}
export type ${type2} = (typeof ${type2})[keyof typeof ${type2}]`]});function entries(options){let keys=new Map;for(let option of new Set(options)){let plain=Number.isNaN(Number(option))?option:`E${option}`,unique=plain;for(let n=2;keys.has(unique);n++)unique=`${plain}_${n}`;keys.set(unique,option)}return[...keys].map(([key,option])=>`${literalKey(key)}: ${JSON.stringify(option)},`)}function typegenNames(collections){let taken=new Set(collections.map(({typeName})=>typeName));return collections.flatMap(collection=>{let name=pascalOfTypegen(collection.name);return taken.has(name)||!/^[A-Z]/.test(name)?[]:(taken.add(name),[[name,collection]])})}var pascalOfTypegen=name=>name.includes("_")?name.split("_").map(word=>word.charAt(0).toUpperCase()+word.slice(1).toLowerCase()).join(""):name.charAt(0).toUpperCase()+name.slice(1);var recordMembers=(collection,options)=>collection.fields.filter(field=>isAnswered(field,collection)).flatMap(field=>printed2({key:field.name,optional:field.hidden||field.discreet,type:list(field,ofRecord(field,options.nameOf(collection.name,field.name))),help:[field.help,shown(field)].filter(Boolean).join(" ")})),isAnswered=({access},{kind})=>access!=="write"||kind!=="auth",shown=({hidden,discreet})=>hidden?"Only superusers get it.":discreet?"Not everyone gets it.":"",parameterOf=name=>`T${name}`,ofRecord=(field,options)=>perShape({text:({format})=>format==="html"?"HTMLString":"string",number:()=>"number",bool:()=>"boolean",time:()=>field.access==="read"?"IsoAutoDateString":"IsoDateString",choice:()=>options,link:()=>"RecordIdString",file:()=>"FileNameString",point:()=>"GeoPoint",json:()=>`null | ${parameterOf(field.name)}`,opaque:()=>"unknown"})(field.value),list=({value,many,required},type2)=>many?`${type2}[]`:value.is==="choice"&&!required?`${type2} | ''`:type2;function bodyMembers(collection,body,options){return[...collection.fields.filter(({name,access})=>access!=="read"&&(body==="Create"||name!=="id")).flatMap(field=>{let item2=ofBody(field,options.nameOf(collection.name,field.name)),optional=body==="Update"||!field.required||field.generated;return[{key:field.name,optional,type:list(field,item2),help:field.help},...modifiers(field,body,item2)].flatMap(printed2)}),...collection.kind==="auth"?PASSWORDS[body].flatMap(printed2):[]]}var ofBody=(field,options)=>field.value.is==="json"?"unknown":field.value.is!=="file"?ofRecord(field,options):field.many?"(File | Blob | string)":"File | Blob | string";function modifiers({name,value,many,generated},body,item2){let keys=(type2,...names2)=>names2.map(key=>({key,optional:!0,type:type2}));if(value.is==="text"&&generated)return keys("string",`${name}:autogenerate`);if(body==="Create")return[];if(value.is==="number")return keys("number",`${name}+`,`${name}-`);if(!many)return[];let taken=value.is==="file"?"string":item2;return[...keys(`${item2} | ${item2}[]`,`${name}+`,`+${name}`),...keys(`${taken} | ${taken}[]`,`${name}-`)]}var PASSWORDS={Create:[{key:"passwordConfirm",optional:!1,type:"string"}],Update:[{key:"passwordConfirm",optional:!0,type:"string"},{key:"oldPassword",optional:!0,type:"string"}]},printed2=({key,optional,type:type2,help=""})=>[...comment(help),`${memberKey(key)}${optional?"?":""}: ${type2}`];var ALIASES=`// What strings stand for.

/** \`2024-01-31 12:00:00.000Z\`, or '' where there is no date. */
export type IsoDateString = string
export type IsoAutoDateString = string
export type RecordIdString = string
export type FileNameString = string
export type HTMLString = string

export type GeoPoint = {
  lon: number
  lat: number
}

/** What \`expand\` brings: what the schema knows, or what you say it is. */
type ExpandType<T, Known> = unknown extends T ? { expand?: Known } : { expand: T }

export type BaseSystemFields<T = unknown, Known = unknown, Name = Collections> = {
  id: RecordIdString
  collectionId: string
  collectionName: Name
} & ExpandType<T, Known>

export type AuthSystemFields<T = unknown, Known = unknown, Name = Collections> = {
  /** Absent where its owner does not show it to you. */
  email?: string
  emailVisibility: boolean
  verified: boolean
} & BaseSystemFields<T, Known, Name>`,HELPERS2=`/** What a create of a collection takes: \`Create<'posts'>\`. */
export type Create<T extends keyof CollectionResponses> = T extends keyof CollectionCreates
  ? CollectionCreates[T]
  : never

/** What an update of a collection takes. */
export type Update<T extends keyof CollectionResponses> = T extends keyof CollectionUpdates
  ? CollectionUpdates[T]
  : never

/** The collections that have such records. */
type CollectionOf<T> = {
  [K in keyof CollectionRecords]: [T, keyof T] extends [
    CollectionRecords[K],
    keyof CollectionRecords[K],
  ]
    ? K
    : never
}[keyof CollectionRecords]

export type CreateBase<T> = Create<CollectionOf<T>>
export type CreateAuth<T> = Create<CollectionOf<T>>
export type UpdateBase<T> = Update<CollectionOf<T>>
export type UpdateAuth<T> = Update<CollectionOf<T>>

/** \`new PocketBase(url) as TypedPocketBase\` knows the records of each collection. */
export type TypedPocketBase = {
  collection<T extends keyof CollectionResponses>(
    idOrName: T,
  ): RecordService<CollectionResponses[T]>
} & PocketBase`;function typescript(model){let{collections}=model,options=optionsOf(model),links=linksOf(collections);return`${[HEAD,names(collections),ALIASES,...collections.flatMap(collection=>typesOf(collection,options,links.get(collection.name)??[])),...typegenNames(collections).map(([alias,collection])=>aliases(alias,collection)),byName("Records","Record",collections),byName("Responses","Response",collections),byName("Creates","Create",collections.filter(isWritten)),byName("Updates","Update",collections.filter(isWritten)),HELPERS2].join(`

`)}
`}var HEAD=`// Made from the schema by pb-stack: \`pocketbase stack types > types.ts\`.

import type PocketBase from "pocketbase"
import type { RecordService } from "pocketbase"`,isWritten=({kind})=>kind!=="view",names=collections=>`${block("export const Collections = {",collections.map(({name,typeName})=>`${typeName}: ${JSON.stringify(name)},`),"} as const")}
export type Collections = (typeof Collections)[keyof typeof Collections]`;function typesOf(collection,options,links){let{typeName,kind,name}=collection,json=jsonParameters(collection),system=kind==="auth"?"AuthSystemFields":"BaseSystemFields";return[`// ${name}`,...optionTypes(collection,options),type(`${typeName}Record${withDefaults(json)}`,recordMembers(collection,options)),type(`${typeName}Expand`,links.map(expandMember)),`export type ${typeName}Response${withDefaults([...json,"Texpand"])} = ${typeName}Record${applied(json)} &
  ${system}<Texpand, ${typeName}Expand, ${JSON.stringify(name)}>`,...isWritten(collection)?["Create","Update"].map(body=>type(`${typeName}${body}`,bodyMembers(collection,body,options))):[]]}var type=(name,members)=>members.length===0?`export type ${name} = Record<never, never>`:block(`export type ${name} = {`,members),expandMember=({key,to,many})=>`${memberKey(key)}?: ${to.typeName}Response${many?"[]":""}`,jsonParameters=collection=>collection.fields.filter(field=>field.value.is==="json"&&isAnswered(field,collection)).map(({name})=>parameterOf(name)).sort(),withDefaults=parameters=>applied(parameters.map(parameter=>`${parameter} = unknown`)),applied=parameters=>parameters.length===0?"":`<${parameters.join(", ")}>`,byName=(name,suffix,collections)=>type(`Collection${name}`,collections.map(collection=>`${memberKey(collection.name)}: ${collection.typeName}${suffix}`));function aliases(alias,collection){let json=jsonParameters(collection),same=(suffix,parameters)=>`export type ${alias}${suffix}${withDefaults(parameters)} = ${collection.typeName}${suffix}${applied(parameters)}`;return`${same("Record",json)}
${same("Response",[...json,"Texpand"])}`}var portablePattern=go=>portableRegExp(go)===void 0?void 0:go;function portableRegExp(go){if(PORTABLE.test(go))try{return new RegExp(go,"u")}catch{return}}var ASSERTION=String.raw`(?:[\^$]|\\[bB])(?![*+?{])`,ESCAPE=String.raw`\\[dDwW^$\\.*+?()[\]{}|/tnrfv]`,CLASS=String.raw`\[\^?(?:\\[dDwW^$\\.*+?()[\]{}|/tnrfv-]|[^\]\\[])+\]`,QUANTIFIER=String.raw`[*+?]|\{\d+(?:,\d*)?\}`,LITERAL=String.raw`[^\\[\](){}|^$.*+?]`,PORTABLE=new RegExp(`^(?:${ESCAPE}|${CLASS}|\\(\\?:|\\((?!\\?)|[)|]|${ASSERTION}|${QUANTIFIER}|${LITERAL})+$`);var recordShape=collection=>["collectionId: z.string(),",`collectionName: z.literal(${JSON.stringify(collection.name)}),`,...collection.fields.filter(field=>isAnswered(field,collection)).flatMap(field=>entry(field,field.hidden||field.discreet,answered(field))),"expand: z.optional(z.record(z.string(), z.unknown())),"],answered=({value,many,required})=>{let one=perShape({text:()=>"z.string()",number:()=>"z.number()",bool:()=>"z.boolean()",time:()=>"z.string()",choice:({options})=>choice2(options,!many&&!required),link:()=>"z.string()",file:()=>"z.string()",point:()=>"z.object({ lon: z.number(), lat: z.number() })",json:()=>"z.unknown()",opaque:()=>"z.unknown()"})(value);return many?`z.array(${one})`:one};function bodyShape(collection,body){return[...collection.fields.filter(({name,access})=>access!=="read"&&(body==="Create"||name!=="id")).flatMap(field=>{let required=field.required&&!(body==="Create"&&field.generated);return[...left(field),...entry(field,body==="Update"||!required,written({...field,required},body)),...modifiers2(field,body)]}),...collection.kind==="auth"?PASSWORDS2[body]:[]]}var PASSWORDS2={Create:["passwordConfirm: pb.text({ required: true }),"],Update:["passwordConfirm: z.optional(z.string()),","oldPassword: z.optional(z.string()),"]},left=({value})=>value.is==="text"&&value.pattern!==""&&portablePattern(value.pattern)===void 0?[`// PocketBase also holds it to ${JSON.stringify(value.pattern)}.`]:[],written=(field,body)=>{let{required,many,count}=field;if(field.value.is==="file")return file(field,body);let one=item(many?{...field,required:!0}:field);return many?`pb.list(${one}, ${print({required,...limits(count)})})`:one},item=({name,value,required,many})=>perShape({text:text=>{let kind=text.format==="email"||text.format==="url"?text.format:"text",{length,bytes,domains}=text,pattern=text.pattern===""?void 0:portablePattern(text.pattern),key=name==="id"&&text.pattern!=="^[a-z0-9]+$",size={...limits(length),bytes:bytes||void 0};return call(kind,{required,...size,pattern,key,...domains})},number:({integer,min,max})=>call("number",{required,min,max,integer}),bool:()=>call("bool",{required}),time:({min,max})=>call("date",{required,min,max}),choice:({options})=>choice2(options,!required,", pb.choice"),link:()=>many?"z.string()":call("text",{required}),file:()=>"z.string()",point:()=>call("point",{required}),json:({bytes})=>call("json",{required,bytes}),opaque:()=>"z.unknown()"})(value),file=({value,required,many,count},body)=>{let bytes=value.is==="file"?value.bytes:0,stored=body==="Update";return many?call("files",{required,max:count.max,bytes,stored}):call("file",{required,bytes,stored})};function modifiers2(field,body){let{name,value,many,generated}=field,entries2=(schema,...names2)=>names2.map(key=>`${literalKey(key)}: z.optional(${schema}),`);if(value.is==="text"&&generated)return entries2("z.string()",`${name}:autogenerate`);if(body==="Create")return[];if(value.is==="number")return entries2("z.number()",`${name}+`,`${name}-`);if(!many)return[];let added=value.is==="file"?call("file",{bytes:value.bytes}):itemOf(field),taken=value.is==="file"?"z.string()":itemOf(field);return[...entries2(`pb.some(${added})`,`${name}+`,`+${name}`),...entries2(`pb.some(${taken})`,`${name}-`)]}var itemOf=field=>item({...field,required:!0}),choice2=(options,empty,error="")=>`z.enum(${array([...new Set([...empty?[""]:[],...options])])}${error})`,array=values=>`[${values.map(value=>JSON.stringify(value)).join(", ")}]`,INHERITED2=/^(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(?:Locale)?String|valueOf|__(?:define|lookup)[GS]etter__)$/;function entry(field,optional,schema){if(field.name==="__proto__")return['// zod passes over a field named "__proto__".'];let whole=optional?`z.optional(${schema})`:schema,own=INHERITED2.test(field.name)?`pb.own(${whole})`:whole;return[...comment(field.help),`${literalKey(field.name)}: ${own},`]}var call=(name,options)=>`pb.${name}(${print(options)})`,limits=({min,max})=>({min:min||void 0,max:max||void 0});function print(options){let said=Object.entries(options).filter(([,value])=>!isNothing(value));return said.length===0?"":`{ ${said.map(([key,value])=>`${key}: ${JSON.stringify(value)}`).join(", ")} }`}var isNothing=value=>value===void 0||value===!1||Array.isArray(value)&&!value.length;var FORMATS=String.raw`const LETTER = 'a-zA-Z\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
const ATOM = '[' + LETTER + "\\d!#$%&'*+/=?^_\x60{|}~\\-]+"
const EMAIL = new RegExp(
  '^' + ATOM + '(?:\\.' + ATOM + ')*' +
    '@[' + LETTER + '\\d](?:[' + LETTER + '\\d._~\\-]*[' + LETTER + '\\d])?' +
    '\\.[' + LETTER + '](?:[' + LETTER + '\\d_~\\-]*[' + LETTER + '])?\\.?$',
  'u',
)

const IP4 =
  '(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3]|24\\d|25[0-5])' +
  '(?:\\.(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){2}\\.(?:\\d\\d?|1\\d\\d|2[0-4]\\d|25[0-5])'
const WIDE = '[a-zA-Z0-9\\u00a1-\\uffff]+'
const URL_PATTERN = new RegExp(
  '^(?:(?:ftp|tcp|udp|wss?|https?)://)?(?:[^\\t\\n\\f\\r ]+@)?(?:' + IP4 + '|' +
    '(?=[^/?#]{0,253}(?:[/?#]|$))' +
    '(?:[a-zA-Z0-9][\\w\\-]*[a-zA-Z0-9](?:[\\-.][a-zA-Z0-9]+)*|www\\.|' +
    '(?:[a-zA-Z0-9]+[\\-_.])*[a-zA-Z0-9]{2,}\\.[a-zA-Z0-9]+)?' +
    WIDE + '(?:--?' + WIDE + ')*(?:\\.[a-zA-Z\\u00a1-\\uffff]+)?' +
    ')\\.?(?::\\d{1,5})?(?:[/?#][^\\t\\n\\f\\r ]*)?$',
  'u',
)

/** The host and path as Go's url.Parse finds them; nothing where it finds fault. */
function partsOf(text: string): { host: string; path: string } | undefined {
  const [whole = '', ...fragment] = text.split('#')
  const [before = ''] = whole.split('?', 1)
  if (/[\x00-\x1f\x7f]/.test(whole) || /%(?![\da-f]{2})/i.test(before + fragment.join('#'))) {
    return undefined
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(before)?.[0] ?? ''
  const rest = before.slice(scheme.length)
  if (scheme !== '' && !rest.startsWith('/')) return { host: '', path: '' }
  if (scheme === '' && /^[^/]*:/.test(rest)) return undefined
  if (!rest.startsWith('//')) return { host: '', path: rest }
  const [authority = '', ...segments] = rest.slice(2).split('/')
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1)
  if (!/^(?:\[[^\]]*\]|[^:\[\]]*)(?::\d*)?$/.test(host)) return undefined
  if (!/^[\w.~!$&'()*+,;=:@%-]*$/.test(authority.slice(0, Math.max(at, 0)))) return undefined
  return { host, path: segments.length > 0 ? '/' + segments.join('/') : '' }
}

function isUrl(text: string): boolean {
  if ([...text].length >= 2083 || new TextEncoder().encode(text).length <= 3) return false
  const parts = partsOf(text.includes(':') && !text.includes('://') ? 'http://' + text : text)
  if (parts === undefined || text.startsWith('.') || parts.host.startsWith('.')) return false
  if (parts.host === '' && parts.path !== '' && !/\.|%2e/i.test(parts.path)) return false
  return URL_PATTERN.test(text)
}

const hostOf = (text: string): string => partsOf(text)?.host ?? ''

function domainFault(what: string, domain: string, { only = [], except = [] }: Text): Fault {
  const fits = (only.length === 0 || only.includes(domain)) && !except.includes(domain)
  return fits ? undefined : what + ' domain is not allowed.'
}

const DATE =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3])(?::[0-5]\d){2})(\.\d{1,3})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** Milliseconds since 1970, or NaN. Without a time it is midnight, without a zone UTC. */
function timeOf(text: string): number {
  const [, day = '', time = '00:00:00', fraction = '', zone = 'Z'] = DATE.exec(text) ?? []
  const midnight = new Date(day + 'T00:00:00Z')
  const real = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
  return real ? Date.parse(day + 'T' + time + fraction + zone) : Number.NaN
}

/** Go's zero time is the first moment of the year 1. */
const isNoDate = (text: string): boolean => text === '' || timeOf(text) === -62135596800000

const isInt64 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
`;var CHECKS=String.raw`${FORMATS}
type Limits = { required?: boolean; min?: number; max?: number; bytes?: number }
type Text = Limits & { pattern?: string; key?: boolean; only?: string[]; except?: string[] }
type Passwords = {
  [Name in 'password' | 'passwordConfirm' | 'oldPassword']?: string | undefined
}
type Fault = string | undefined

const blank = 'Cannot be blank.'
const missing = {
  error: ({ input }: { input?: unknown }) => (input === undefined ? blank : undefined),
}

/** The zero value of a type is free of every other check, and refused where it is required. */
function checked<S extends z.ZodType>(
  schema: S,
  required: boolean | undefined,
  isZero: (value: z.output<S>) => boolean,
  faultOf: (value: z.output<S>) => Fault,
): S {
  return schema.superRefine((value, context) => {
    const fault = isZero(value) ? (required ? blank : undefined) : faultOf(value)
    if (fault !== undefined) context.addIssue(fault)
  })
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** Characters are code points: an emoji is one. */
function lengthFault(value: string, { min = 0, max = 0, bytes = 0 }: Limits): Fault {
  const length = [...value].length
  if (length < min) return 'Must be at least ' + min + ' character(s).'
  if (max > 0 && length > max) return 'Must be no more than ' + max + ' character(s).'
  if (bytes > 0 && sizeOf(value) > bytes) {
    return 'The maximum allowed content size is ' + bytes + ' bytes.'
  }
  return undefined
}

/** An id names files too, so it is held to what every file system takes. */
function keyFault(value: string): Fault {
  const wrong = /[./\\|"'\x60<>:?*%$\0\t\n\r ]/.exec(value)?.[0]
  if (wrong !== undefined) return "'" + wrong + "' is not a valid primary key character."
  return /^(con|prn|aux|nul|(com|lpt)[1-9])$/i.test(value)
    ? "The primary key '" + value + "' is reserved and cannot be used."
    : undefined
}

function countFault(count: number, { min = 0, max = 0 }: Limits): Fault {
  if (count < min) return 'Select at least ' + min + '.'
  return count > max ? 'Select no more than ' + max + '.' : undefined
}

/** What PocketBase stores for a value: a text that looks like JSON is read as JSON. */
function jsonOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? ''
  const read = /^(["[{\d-]|(null|true|false)$)/.test(value)
  return read && isJson(value) ? value : JSON.stringify(value)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const jsonFault = (value: unknown, bytes: number): Fault => {
  if (typeof value === 'string' && jsonOf(value) !== value && UNQUOTABLE.test(value)) {
    return 'Must be a valid json value.'
  }
  return sizeOf(jsonOf(value)) > bytes
    ? 'The maximum allowed JSON size is ' + bytes + ' bytes.'
    : undefined
}

/** Go quotes these in a way that is not JSON. */
const UNQUOTABLE = new RegExp(
  '[\\x00-\\x07\\x0b\\x0e-\\x1f\\x7f\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{10ffff}]',
  'u',
)

const fileFault = (file: Blob | string, bytes: number, stored: boolean): Fault => {
  if (typeof file === 'string') return stored ? undefined : 'Invalid new files: ' + file + '.'
  return file.size > bytes
    ? 'The maximum allowed file size is ' + bytes + ' bytes.'
    : undefined
}

const upload = () => z.union([z.instanceof(Blob), z.string()], missing)

const pb = {
  text(options: Text = {}) {
    const pattern = options.pattern === undefined ? undefined : new RegExp(options.pattern, 'u')
    return checked(z.string(missing), options.required, (value) => value === '', (value) =>
      lengthFault(value, options) ??
      (pattern?.test(value) === false ? 'Invalid value format.' : undefined) ??
      (options.key ? keyFault(value) : undefined),
    )
  },
  email: (options: Text = {}) =>
    checked(z.string(missing), options.required, (value) => value === '', (value) =>
      EMAIL.test(value)
        ? domainFault('Email', value.slice(value.lastIndexOf('@') + 1), options)
        : 'Must be a valid email address.',
    ),
  url: (options: Text = {}) =>
    checked(z.string(missing), options.required, (value) => value === '', (value) =>
      isUrl(value) ? domainFault('Url', hostOf(value), options) : 'Must be a valid url.',
    ),
  number: ({ required, min, max, integer }: Limits & { integer?: boolean } = {}) =>
    checked(z.number(missing), required, (value) => value === 0, (value) => {
      if (integer && !isInt64(value)) return 'Decimal numbers are not allowed.'
      if (min !== undefined && value < min) return 'Must be greater or equal than ' + min + '.'
      return max !== undefined && value > max
        ? 'Must be less or equal than ' + max + '.'
        : undefined
    }),
  bool: ({ required }: Limits = {}) =>
    checked(z.boolean(missing), required, (value) => !value, () => undefined),
  date: ({ required, min, max }: { required?: boolean; min?: string; max?: string } = {}) =>
    checked(z.string(missing), required, isNoDate, (value) => {
      const time = timeOf(value)
      if (Number.isNaN(time)) return 'Must be a valid date.'
      if (min !== undefined && time < timeOf(min)) return 'Must be no less than ' + min + '.'
      return max !== undefined && time > timeOf(max)
        ? 'Must be no greater than ' + max + '.'
        : undefined
    }),
  choice: {
    error: ({ input }: { input?: unknown }) =>
      input === undefined || input === '' ? blank : 'Invalid value ' + String(input) + '.',
  },
  list<S extends z.ZodType>(item: S, options: Limits = {}) {
    const count = (values: unknown[]): number =>
      new Set(values.filter((value) => value !== '')).size
    return checked(z.array(item, missing), options.required, (values) => count(values) === 0,
      (values) => countFault(count(values), options),
    )
  },
  some: <S extends z.ZodType>(item: S) => z.union([item, z.array(item)]),
  file: ({ required, bytes = 0, stored = false }: Limits & { stored?: boolean } = {}) =>
    checked(upload(), required, (file) => file === '', (file) => fileFault(file, bytes, stored)),
  files: ({ bytes = 0, stored = false, ...options }: Limits & { stored?: boolean } = {}) =>
    pb.list(pb.file({ bytes, stored }), options),
  point: ({ required }: Limits = {}) =>
    checked(z.object({ lon: z.number(), lat: z.number() }, missing), required,
      ({ lon, lat }) => lon === 0 && lat === 0,
      ({ lon, lat }) => {
        if (lat < -90 || lat > 90) return 'Latitude must be between -90 and 90 degrees.'
        return lon < -180 || lon > 180
          ? 'Longitude must be between -180 and 180 degrees.'
          : undefined
      },
    ),
  json: ({ required, bytes = 0 }: Limits = {}) =>
    checked(z.unknown(), false, (value) => value === undefined, (value) =>
      required && /^(null|""|\[\]|\{\})$/.test(jsonOf(value).trim())
        ? blank
        : jsonFault(value, bytes),
    ),
  /** For a name that every object has: what it has from its prototype is no value. */
  own: <S extends z.ZodType>(schema: S) =>
    z.preprocess((value) => (typeof value === 'function' ? undefined : value), schema),
  /** A new password is given twice, and the old one only with a new one. */
  twice: <S extends z.ZodType<Passwords>>(schema: S): S =>
    schema.superRefine(({ password = '', passwordConfirm = '', oldPassword = '' }, context) => {
      if (password === passwordConfirm && (oldPassword === '' || password !== '')) return
      context.addIssue({
        code: 'custom',
        path: ['passwordConfirm'],
        message: "Values don't match.",
      })
    }),
}
`;var zod=({collections})=>`${[HEAD2,CHECKS.trimEnd(),...collections.flatMap(collection=>[`// ${collection.name}`,...schemasOf(collection)]),block(`/** The schemas by the names of collections. */
export const schemas = {`,collections.map(lookup))].join(`

`)}
`,HEAD2='// Made from the schema by pb-stack: `pocketbase stack zod > zod.ts`.\n\nimport * as z from "zod"',schemasOf=collection=>{let{typeName,kind}=collection,[open,close]=kind==="auth"?["pb.twice(z.object({","}))"]:["z.object({","})"];return[block(`export const ${typeName}RecordSchema = z.looseObject({`,recordShape(collection),"})"),...(kind==="view"?[]:["Create","Update"]).map(body=>block(`export const ${typeName}${body}Schema = ${open}`,bodyShape(collection,body),close))]},lookup=({name,typeName,kind})=>{let record=`record: ${typeName}RecordSchema`,bodies=kind==="view"?"":`, create: ${typeName}CreateSchema, update: ${typeName}UpdateSchema`;return`${literalKey(name)}: { ${record}${bodies} },`};var code={types:typescript,zod,go:golang};
//# sourceMappingURL=pb-stack-types.js.map
