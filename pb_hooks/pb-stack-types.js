// pb-stack 0.1.0 sources e282439a6342
"use strict";var E=Object.defineProperty;var we=Object.getOwnPropertyDescriptor;var Te=Object.getOwnPropertyNames;var ke=Object.prototype.hasOwnProperty;var ve=(e,t)=>{for(var n in t)E(e,n,{get:t[n],enumerable:!0})},Se=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of Te(t))!ke.call(e,o)&&o!==n&&E(e,o,{get:()=>t[o],enumerable:!(r=we(t,o))||r.enumerable});return e};var Re=e=>Se(E({},"__esModule",{value:!0}),e);var Rt={};ve(Rt,{code:()=>be});module.exports=Re(Rt);function h(e){return t=>e[t.is](t)}var Ce=e=>e.replace(/([a-z0-9])([A-Z])/g,"$1 $2").split(/[\s_-]+/).filter(Boolean),Ee=e=>e.charAt(0).toUpperCase()+e.slice(1);function k(e){let t=Ce(e).map(Ee).join("")||"Unnamed";return/^\d/.test(t)?`N${t}`:t}var w=e=>k(q(e)),O=e=>e===""?"Empty":/[a-z0-9]/i.test(q(e))?w(e).replace(/^N(?=\d)/,""):"Value",q=e=>e.normalize("NFKD").replace(/[\u0300-\u036f]/g,"").replace(/[^A-Za-z0-9]+/g," "),u=e=>`"${Array.from(e,t=>Oe.get(t)??Ae(t)).join("")}"`,Oe=new Map([['"','\\"'],["\\","\\\\"],[`
`,"\\n"],["	","\\t"]]);function Ae(e){let t=e.codePointAt(0)??0;return t>=55296&&t<=57343?"\\ufffd":(t>=32&&t<127||t>160)&&t!==65279?e:`\\u${t.toString(16).padStart(4,"0")}`}var f=e=>`// ${Array.from(e,t=>/^[\ud800-\udfff\ufeff\0]$/.test(t)?" ":t).join("").replace(/\s+/g," ").replace(/``/g,"\u201C").replace(/''/g,"\u201D").trim()}`;function B(e){let t=new Set(e);return n=>{let r=n;for(let o=2;t.has(r);o++)r=`${n}${o}`;return t.add(r),r}}var j=new Set(`BaseFilesPath BaseModel BaseRecordProxy Clone Collection CollectionName CustomData DBExport Email
  EmailVisibility Expand ExpandedAll ExpandedOne FieldsData FindFileFieldByFile Fresh Get GetBool
  GetDateTime GetFloat GetGeoPoint GetInt GetInt64 GetRaw GetString GetStringSlice GetUnsavedFiles
  GetUploadedFiles Hide HookTags Id IgnoreEmailVisibility IgnoreUnchangedFields IsNew IsSuperuser
  LastSavedPK Load MarkAsNew MarkAsNotNew MarshalJSON MergeExpand NewAuthToken NewEmailChangeToken
  NewFileToken NewPasswordResetToken NewStaticAuthToken NewVerificationToken Original PK PostScan
  ProxyRecord PublicExport Record RefreshTokenKey ReplaceModifiers Set SetEmail SetEmailVisibility
  SetExpand SetIfFieldExists SetPassword SetProxyRecord SetRandomPassword SetRaw SetTokenKey
  SetVerified TableName TokenKey Unhide UnmarshalJSON UnmarshalJSONField ValidatePassword Verified
  WithCustomData`.split(/\s+/)),U=new Map([["text id",["Id","SetId"]],["text email",["Email","SetEmail"]],["text tokenKey",["TokenKey","SetTokenKey"]],["text password",["SetPassword","ValidatePassword"]],["bool verified",["Verified","SetVerified"]],["bool emailVisibility",["EmailVisibility","SetEmailVisibility"]]]);var A={type:"string",read:e=>`p.GetString(${e})`},D={type:"[]string",read:e=>`p.GetStringSlice(${e})`},Ne={type:"types.DateTime",read:e=>`p.GetDateTime(${e})`},Fe={type:"types.GeoPoint",read:e=>`p.GetGeoPoint(${e})`},Me={type:"types.JSONRaw",read:e=>`types.JSONRaw(p.GetString(${e}))`},ze=(e,t)=>t?{type:`[]${e}`,read:n=>`toChoices[${e}](p.GetStringSlice(${n}))`,write:"toTexts(value)"}:{type:e,read:n=>`${e}(p.GetString(${n}))`,write:"string(value)"},Pe=(e,t,n)=>h({text:()=>A,number:({integer:r})=>r?{type:"int",read:o=>`p.GetInt(${o})`}:{type:"float64",read:o=>`p.GetFloat(${o})`},bool:()=>({type:"bool",read:r=>`p.GetBool(${r})`}),time:()=>Ne,choice:()=>ze(n.ofChoice(t,e),e.many),link:()=>e.many?D:A,file:()=>e.many?{...D,takes:"...*filesystem.File"}:{...A,takes:"*filesystem.File"},point:()=>Fe,json:()=>Me,opaque:()=>({type:"any",read:r=>`p.Get(${r})`})})(e.value),_=({collections:e})=>[...new Set(e.flatMap(t=>t.fields.flatMap(n=>Ie[n.value.is](n,t))))],x=()=>[],N=()=>["types"],Ie={text:x,number:x,bool:x,choice:x,link:x,opaque:x,time:N,point:N,json:N,file:({access:e})=>e==="read"?[]:["filesystem"]};function K(e,t,n){let r=new Set(j);return e.fields.flatMap(o=>{let s=U.get(`${o.value.is} ${o.name}`)??[],i=d=>G(o,d,e,n).every(a=>s.includes(a.name)||!r.has(a.name)),c=G(o,Le(o.name,i),e,n).filter(({name:d})=>!s.includes(d));for(let{name:d}of c)r.add(d);return c.map(d=>qe(d,t))})}function Le(e,t){let n=w(e);if(t(n))return n;let r=`${n}Field`;for(let o=2;!t(r);o++)r=`${n}Field${o}`;return r}var qe=({name:e,says:t,signature:n,body:r},o)=>[f(`${e} ${t}`),`func (p *${o}) ${e}${n} {`,...r.map(s=>`	${s}`),"}"].join(`
`);function G(e,t,n,r){let o=Pe(e,n,r),s=u(e.name);return[{name:t,says:`reads the field ${s}. ${e.help}`,signature:`() ${o.type}`,body:[`return ${o.read(s)}`]},...Be(e,t,n,o),...je(e,t,r),...Ue(e,t)]}function Be(e,t,n,r){if(n.kind==="view"||e.value.is==="opaque")return[];let o=u(e.name),s=e.access==="read"?"SetRaw":"Set";return[{name:`Set${t}`,says:`sets the field ${o}.`,signature:`(value ${r.takes??r.type})`,body:[`p.${s}(${o}, ${r.write??"value"})`]}]}function je({name:e,value:t,many:n},r,o){let s=t.is==="link"?o.ofCollection.get(t.to):void 0;if(s===void 0)return[];let i=u(e),[l,c]=n?[`[]*${s}`,`wrapAll[${s}](p.ExpandedAll(${i}))`]:[`*${s}`,`wrap[${s}](p.ExpandedOne(${i}))`],d=`has what ${i} links to, once it is expanded (core.App.ExpandRecord).`;return[{name:`Expanded${r}`,says:d,signature:`() ${l}`,body:[`return ${c}`]}]}function Ue({name:e,value:t},n){return t.is!=="text"||t.format!=="password"?[]:[{name:`Validate${n}`,says:`tells whether this is the password in the field ${u(e)}.`,signature:"(password string) bool",body:[`value, ok := p.GetRaw(${u(e)}).(*core.PasswordFieldValue)`,"return ok && value.Validate(password)"]}]}var V=()=>[J.map(De),W.map(Ge),_e].flat(2).join(`

`),Z=()=>["FindById",g,...J,...W.map(([e])=>`On${e}`)],J=["RecordEvent","RecordErrorEvent","RecordEnrichEvent","RecordRequestEvent","RecordAuthRequestEvent"],g="RecordsListRequestEvent",W=[["Validate","RecordEvent"],["Create","RecordEvent"],["CreateExecute","RecordEvent"],["AfterCreateSuccess","RecordEvent"],["AfterCreateError","RecordErrorEvent"],["Update","RecordEvent"],["UpdateExecute","RecordEvent"],["AfterUpdateSuccess","RecordEvent"],["AfterUpdateError","RecordErrorEvent"],["Delete","RecordEvent"],["DeleteExecute","RecordEvent"],["AfterDeleteSuccess","RecordEvent"],["AfterDeleteError","RecordErrorEvent"],["Enrich","RecordEnrichEvent"],["ListRequest",g],["ViewRequest","RecordRequestEvent"],["CreateRequest","RecordRequestEvent"],["UpdateRequest","RecordRequestEvent"],["DeleteRequest","RecordRequestEvent"],["AuthRequest","RecordAuthRequestEvent"]],De=e=>`// ${e} is core.${e} with a typed record.
type ${e}[T any] struct {
	*core.${e}
	Record *T
}`;function Ge([e,t]){let n=t===g?"OnRecordsListRequest":`OnRecord${e}`;return`// On${e} binds a handler to core.App.${n} for one collection.
func On${e}[T any, P proxy[T]](app core.App, handler func(e *${t}[T]) error) {
	app.${n}(P(nil).CollectionName()).BindFunc(func(e *core.${t}) error {
		return handler(&${t}[T]{e, ${t===g?"wrapAll[T, P](e.Records)":"wrap[T, P](e.Record)"}})
	})
}`}var _e=[`// ${g} is core.${g} with typed records.
type ${g}[T any] struct {
	*core.${g}
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
}`];function H(e){let t=Ke(e),n=e.collections.flatMap(o=>[...Ve(o,t),...Je(o,t),...K(o,t.type(o),t)]);return`${["// Code generated by pb-stack. DO NOT EDIT.",`// Package records has typed records of PocketBase.
package records`,`import (
${["core",..._(e).map(o=>`tools/${o}`).sort()].map(o=>`	"github.com/pocketbase/pocketbase/${o}"
`).join("")})`,...n,V()].join(`

`)}
`}function Ke({collections:e}){let t=B(Z()),n=a=>new Map(e.map(({name:p,typeName:C})=>[p,t(a(w(C)))])),r=n(a=>a),o=a=>p=>a.get(p.name)??"",s=o(r),[i,l]=[o(n(a=>`New${a}`)),o(n(a=>`Wrap${a}`))],c=o(n(a=>`${a}Event`)),d=new Map(e.flatMap(a=>a.fields.filter(({value:p})=>p.is==="choice").map(({name:p})=>[`${a.name}.${p}`,t(s(a)+O(p))])));return{ofCollection:r,ofChoice:(a,{name:p})=>d.get(`${a.name}.${p}`)??"string",type:s,maker:i,wrapper:l,event:c,constants:(a,p)=>p.map(C=>t(a+O(C)))}}function Ve(e,t){let[n,r]=[t.type(e),t.event(e)],o=u(e.name);return[`${f(`${n} is a record of the collection ${o}.`)}
type ${n} struct {
	core.BaseRecordProxy
}`,`${f(`${r} is what hooks of the collection ${o} get.`)}
type ${r} = RecordEvent[${n}]`,...e.kind==="view"?[]:[Ze(t.maker(e),n,o)],`${f(`${t.wrapper(e)} gives a record of the collection ${o} its type.`)}
func ${t.wrapper(e)}(record *core.Record) *${n} {
	return wrap[${n}](record)
}`,`${f(`CollectionName is ${o}; it may be asked of nil.`)}
func (p *${n}) CollectionName() string {
	return ${o}
}`]}var Ze=(e,t,n)=>`${f(`${e} makes a record of the collection ${n}, not yet saved.`)}
func ${e}(app core.App) (*${t}, error) {
	return create[${t}](app)
}`,Je=(e,t)=>e.fields.flatMap(n=>{if(n.value.is!=="choice")return[];let r=t.ofChoice(e,n),o=`${r} is a value of the field ${u(n.name)} of ${u(e.name)}.`,s=[...new Set(n.value.options)],i=`${f(o)}
type ${r} string`;return s.length===0?[i]:[i,We(r,s,t)]});function We(e,t,n){let r=n.constants(e,t),o=Math.max(...r.map(({length:i})=>i)),s=t.map((i,l)=>`	${(r[l]??"").padEnd(o)} ${e} = ${u(i)}
`);return`// The values of ${e}.
const (
${s.join("")})`}function Q(e){let t=new Map(e.map(s=>[s.name,new Map])),n=new Map(e.map(s=>[s.name,s])),r=(s,i)=>t.get(s)?.set(i.key,i),o=e.flatMap(s=>s.fields.flatMap(i=>{let l=i.value.is==="link"?n.get(i.value.to):void 0;return l?[{from:s,field:i,to:l}]:[]}));for(let{from:s,field:i,to:l}of o)r(s.name,{key:i.name,to:l,many:i.many});for(let{from:s,field:i,to:l}of o)r(l.name,{key:`${s.name}_via_${i.name}`,to:s,many:i.unique!=="all"});return new Map([...t].map(([s,i])=>[s,[...i.values()]]))}var b=e=>/^[A-Za-z_$][\w$]*$/.test(e)?e:JSON.stringify(e),$=e=>e==="__proto__"?'["__proto__"]':b(e),v=e=>{let t=e.replace(/\s+/g," ").replaceAll("*/","* /").trim();return t===""?[]:[`/** ${t} */`]},y=(e,t,n="}")=>[e,...t.map(r=>`  ${r}`),n].join(`
`);function X({collections:e}){let t=new Set,n=new Map;for(let{name:r,typeName:o,fields:s}of e)for(let{name:i,value:l}of s){if(l.is!=="choice")continue;let c=`${o}${k(i)}`,d=c;for(let a=2;t.has(d);a++)d=`${c}${a}`;t.add(d),n.set(`${r}.${i}`,`${d}Options`)}return{nameOf:(r,o)=>n.get(`${r}.${o}`)??"string"}}var Y=({name:e,fields:t},{nameOf:n})=>t.flatMap(({name:r,value:o})=>{if(o.is!=="choice")return[];let s=n(e,r);return[`${y(`export const ${s} = {`,He(o.options),"} as const")}
export type ${s} = (typeof ${s})[keyof typeof ${s}]`]});function He(e){let t=new Map;for(let n of new Set(e)){let r=Number.isNaN(Number(n))?n:`E${n}`,o=r;for(let s=2;t.has(o);s++)o=`${r}_${s}`;t.set(o,n)}return[...t].map(([n,r])=>`${$(n)}: ${JSON.stringify(r)},`)}function ee(e){let t=new Set(e.map(({typeName:n})=>n));return e.flatMap(n=>{let r=Qe(n.name);return t.has(r)||!/^[A-Z]/.test(r)?[]:(t.add(r),[[r,n]])})}var Qe=e=>e.includes("_")?e.split("_").map(t=>t.charAt(0).toUpperCase()+t.slice(1).toLowerCase()).join(""):e.charAt(0).toUpperCase()+e.slice(1);var te=(e,t)=>e.fields.filter(n=>T(n,e)).flatMap(n=>F({key:n.name,optional:n.hidden||n.discreet,type:oe(n,ne(n,t.nameOf(e.name,n.name))),help:[n.help,Xe(n)].filter(Boolean).join(" ")})),T=({access:e},{kind:t})=>e!=="write"||t!=="auth",Xe=({hidden:e,discreet:t})=>e?"Only superusers get it.":t?"Not everyone gets it.":"",M=e=>`T${e}`,ne=(e,t)=>h({text:({format:n})=>n==="html"?"HTMLString":"string",number:()=>"number",bool:()=>"boolean",time:()=>e.access==="read"?"IsoAutoDateString":"IsoDateString",choice:()=>t,link:()=>"RecordIdString",file:()=>"FileNameString",point:()=>"GeoPoint",json:()=>`null | ${M(e.name)}`,opaque:()=>"unknown"})(e.value),oe=({value:e,many:t,required:n},r)=>t?`${r}[]`:e.is==="choice"&&!n?`${r} | ''`:r;function re(e,t,n){return[...e.fields.filter(({name:o,access:s})=>s!=="read"&&(t==="Create"||o!=="id")).flatMap(o=>{let s=Ye(o,n.nameOf(e.name,o.name)),i=t==="Update"||!o.required||o.generated;return[{key:o.name,optional:i,type:oe(o,s),help:o.help},...et(o,t,s)].flatMap(F)}),...e.kind==="auth"?tt[t].flatMap(F):[]]}var Ye=(e,t)=>e.value.is==="json"?"unknown":e.value.is!=="file"?ne(e,t):e.many?"(File | Blob | string)":"File | Blob | string";function et({name:e,value:t,many:n,generated:r},o,s){let i=(c,...d)=>d.map(a=>({key:a,optional:!0,type:c}));if(t.is==="text"&&r)return i("string",`${e}:autogenerate`);if(o==="Create")return[];if(t.is==="number")return i("number",`${e}+`,`${e}-`);if(!n)return[];let l=t.is==="file"?"string":s;return[...i(`${s} | ${s}[]`,`${e}+`,`+${e}`),...i(`${l} | ${l}[]`,`${e}-`)]}var tt={Create:[{key:"passwordConfirm",optional:!1,type:"string"}],Update:[{key:"passwordConfirm",optional:!0,type:"string"},{key:"oldPassword",optional:!0,type:"string"}]},F=({key:e,optional:t,type:n,help:r=""})=>[...v(r),`${b(e)}${t?"?":""}: ${n}`];var se=`// What strings stand for.

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
} & BaseSystemFields<T, Known, Name>`,ie=`/** What a create of a collection takes: \`Create<'posts'>\`. */
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
} & PocketBase`;function ae(e){let{collections:t}=e,n=X(e),r=Q(t);return`${[nt,ot(t),se,...t.flatMap(o=>rt(o,n,r.get(o.name)??[])),...ee(t).map(([o,s])=>it(o,s)),S("Records","Record",t),S("Responses","Response",t),S("Creates","Create",t.filter(z)),S("Updates","Update",t.filter(z)),ie].join(`

`)}
`}var nt=`// Made from the schema by pb-stack: \`pocketbase stack types > types.ts\`.

import type PocketBase from "pocketbase"
import type { RecordService } from "pocketbase"`,z=({kind:e})=>e!=="view",ot=e=>`${y("export const Collections = {",e.map(({name:t,typeName:n})=>`${n}: ${JSON.stringify(t)},`),"} as const")}
export type Collections = (typeof Collections)[keyof typeof Collections]`;function rt(e,t,n){let{typeName:r,kind:o,name:s}=e,i=le(e),l=o==="auth"?"AuthSystemFields":"BaseSystemFields";return[`// ${s}`,...Y(e,t),R(`${r}Record${P(i)}`,te(e,t)),R(`${r}Expand`,n.map(st)),`export type ${r}Response${P([...i,"Texpand"])} = ${r}Record${I(i)} &
  ${l}<Texpand, ${r}Expand, ${JSON.stringify(s)}>`,...z(e)?["Create","Update"].map(c=>R(`${r}${c}`,re(e,c,t))):[]]}var R=(e,t)=>t.length===0?`export type ${e} = Record<never, never>`:y(`export type ${e} = {`,t),st=({key:e,to:t,many:n})=>`${b(e)}?: ${t.typeName}Response${n?"[]":""}`,le=e=>e.fields.filter(t=>t.value.is==="json"&&T(t,e)).map(({name:t})=>M(t)).sort(),P=e=>I(e.map(t=>`${t} = unknown`)),I=e=>e.length===0?"":`<${e.join(", ")}>`,S=(e,t,n)=>R(`Collection${e}`,n.map(r=>`${b(r.name)}: ${r.typeName}${t}`));function it(e,t){let n=le(t),r=(o,s)=>`export type ${e}${o}${P(s)} = ${t.typeName}${o}${I(s)}`;return`${r("Record",n)}
${r("Response",[...n,"Texpand"])}`}var L=e=>at(e)===void 0?void 0:e;function at(e){if(mt.test(e))try{return new RegExp(e,"u")}catch{return}}var lt=String.raw`(?:[\^$]|\\[bB])(?![*+?{])`,dt=String.raw`\\[dDwW^$\\.*+?()[\]{}|/tnrfv]`,ct=String.raw`\[\^?(?:\\[dDwW^$\\.*+?()[\]{}|/tnrfv-]|[^\]\\[])+\]`,pt=String.raw`[*+?]|\{\d+(?:,\d*)?\}`,ut=String.raw`[^\\[\](){}|^$.*+?]`,mt=new RegExp(`^(?:${dt}|${ct}|\\(\\?:|\\((?!\\?)|[)|]|${lt}|${pt}|${ut})+$`);var ce=e=>["collectionId: z.string(),",`collectionName: z.literal(${JSON.stringify(e.name)}),`,...e.fields.filter(t=>T(t,e)).flatMap(t=>fe(t,t.hidden||t.discreet,ft(t))),"expand: z.optional(z.record(z.string(), z.unknown())),"],ft=({value:e,many:t,required:n})=>{let r=h({text:()=>"z.string()",number:()=>"z.number()",bool:()=>"z.boolean()",time:()=>"z.string()",choice:({options:o})=>me(o,!t&&!n),link:()=>"z.string()",file:()=>"z.string()",point:()=>"z.object({ lon: z.number(), lat: z.number() })",json:()=>"z.unknown()",opaque:()=>"z.unknown()"})(e);return t?`z.array(${r})`:r};function pe(e,t){return[...e.fields.filter(({name:r,access:o})=>o!=="read"&&(t==="Create"||r!=="id")).flatMap(r=>{let o=r.required&&!(t==="Create"&&r.generated);return[...gt(r),...fe(r,t==="Update"||!o,ht({...r,required:o},t)),...xt(r,t)]}),...e.kind==="auth"?yt[t]:[]]}var yt={Create:["passwordConfirm: pb.text({ required: true }),"],Update:["passwordConfirm: z.optional(z.string()),","oldPassword: z.optional(z.string()),"]},gt=({value:e})=>e.is==="text"&&e.pattern!==""&&L(e.pattern)===void 0?[`// PocketBase also holds it to ${JSON.stringify(e.pattern)}.`]:[],ht=(e,t)=>{let{required:n,many:r,count:o}=e;if(e.value.is==="file")return $t(e,t);let s=ue(r?{...e,required:!0}:e);return r?`pb.list(${s}, ${ge({required:n,...ye(o)})})`:s},ue=({name:e,value:t,required:n,many:r})=>h({text:o=>{let s=o.format==="email"||o.format==="url"?o.format:"text",{length:i,bytes:l,domains:c}=o,d=o.pattern===""?void 0:L(o.pattern),a=e==="id"&&o.pattern!=="^[a-z0-9]+$",p={...ye(i),bytes:l||void 0};return m(s,{required:n,...p,pattern:d,key:a,...c})},number:({integer:o,min:s,max:i})=>m("number",{required:n,min:s,max:i,integer:o}),bool:()=>m("bool",{required:n}),time:({min:o,max:s})=>m("date",{required:n,min:o,max:s}),choice:({options:o})=>me(o,!n,", pb.choice"),link:()=>r?"z.string()":m("text",{required:n}),file:()=>"z.string()",point:()=>m("point",{required:n}),json:({bytes:o})=>m("json",{required:n,bytes:o}),opaque:()=>"z.unknown()"})(t),$t=({value:e,required:t,many:n,count:r},o)=>{let s=e.is==="file"?e.bytes:0,i=o==="Update";return n?m("files",{required:t,max:r.max,bytes:s,stored:i}):m("file",{required:t,bytes:s,stored:i})};function xt(e,t){let{name:n,value:r,many:o,generated:s}=e,i=(d,...a)=>a.map(p=>`${$(p)}: z.optional(${d}),`);if(r.is==="text"&&s)return i("z.string()",`${n}:autogenerate`);if(t==="Create")return[];if(r.is==="number")return i("z.number()",`${n}+`,`${n}-`);if(!o)return[];let l=r.is==="file"?m("file",{bytes:r.bytes}):de(e),c=r.is==="file"?"z.string()":de(e);return[...i(`pb.some(${l})`,`${n}+`,`+${n}`),...i(`pb.some(${c})`,`${n}-`)]}var de=e=>ue({...e,required:!0}),me=(e,t,n="")=>`z.enum(${bt([...new Set([...t?[""]:[],...e])])}${n})`,bt=e=>`[${e.map(t=>JSON.stringify(t)).join(", ")}]`,wt=/^(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(?:Locale)?String|valueOf|__(?:define|lookup)[GS]etter__)$/;function fe(e,t,n){if(e.name==="__proto__")return['// zod passes over a field named "__proto__".'];let r=t?`z.optional(${n})`:n,o=wt.test(e.name)?`pb.own(${r})`:r;return[...v(e.help),`${$(e.name)}: ${o},`]}var m=(e,t)=>`pb.${e}(${ge(t)})`,ye=({min:e,max:t})=>({min:e||void 0,max:t||void 0});function ge(e){let t=Object.entries(e).filter(([,n])=>!Tt(n));return t.length===0?"":`{ ${t.map(([n,r])=>`${n}: ${JSON.stringify(r)}`).join(", ")} }`}var Tt=e=>e===void 0||e===!1||Array.isArray(e)&&!e.length;var he=String.raw`const LETTER = 'a-zA-Z\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
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
`;var $e=String.raw`${he}
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
`;var xe=({collections:e})=>`${[kt,$e.trimEnd(),...e.flatMap(t=>[`// ${t.name}`,...vt(t)]),y(`/** The schemas by the names of collections. */
export const schemas = {`,e.map(St))].join(`

`)}
`,kt='// Made from the schema by pb-stack: `pocketbase stack zod > zod.ts`.\n\nimport * as z from "zod"',vt=e=>{let{typeName:t,kind:n}=e,[r,o]=n==="auth"?["pb.twice(z.object({","}))"]:["z.object({","})"];return[y(`export const ${t}RecordSchema = z.looseObject({`,ce(e),"})"),...(n==="view"?[]:["Create","Update"]).map(s=>y(`export const ${t}${s}Schema = ${r}`,pe(e,s),o))]},St=({name:e,typeName:t,kind:n})=>{let r=`record: ${t}RecordSchema`,o=n==="view"?"":`, create: ${t}CreateSchema, update: ${t}UpdateSchema`;return`${$(e)}: { ${r}${o} },`};var be={types:ae,zod:xe,go:H};
//# sourceMappingURL=pb-stack-types.js.map
