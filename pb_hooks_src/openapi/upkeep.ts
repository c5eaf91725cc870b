import {
  atMost,
  BINARY,
  BOOL,
  FREE,
  listOf,
  NUMBER,
  objectOf,
  pageOf,
  ref,
  TEXT,
  WHOLE,
} from './json-schema'
import { type Group, operationsOf, SECURITY } from './operation'

const logs = operationsOf('logs', 'superuser')
const crons = operationsOf('crons', 'superuser')
const backups = operationsOf('backups', 'superuser')
const sql = operationsOf('sql', 'superuser')

/** Logs, crons, backups and SQL: what a superuser keeps a server well with. */
export const UPKEEP: Group = {
  operations: [
    logs('get', '/api/logs', {
      id: 'pbListLogs',
      summary: 'List lines of the log',
      parameters: ['page', 'perPage', 'sort', 'filter', 'fields', 'skipTotal'],
      answers: { 200: 'LogList' },
    }),
    logs('delete', '/api/logs', {
      id: 'pbDeleteLogs',
      summary: 'Delete the log',
      answers: { 204: null },
    }),
    logs('get', '/api/logs/stats', {
      id: 'pbLogStats',
      summary: 'Count the lines of the log by hour',
      parameters: ['filter', 'fields'],
      answers: { 200: 'LogStats' },
    }),
    logs('get', '/api/logs/{id}', {
      id: 'pbViewLog',
      summary: 'View a line of the log',
      parameters: ['logId', 'fields'],
      answers: { 200: 'LogLine' },
    }),
    crons('get', '/api/crons', {
      id: 'pbListCrons',
      summary: 'List the jobs',
      parameters: ['fields'],
      answers: { 200: 'CronList' },
    }),
    crons('post', '/api/crons/{id}', {
      id: 'pbRunCron',
      summary: 'Run a job now',
      parameters: ['cronId'],
      answers: { 204: null },
    }),
    backups('get', '/api/backups', {
      id: 'pbListBackups',
      summary: 'List the backups',
      parameters: ['fields'],
      answers: { 200: 'BackupList' },
    }),
    backups('post', '/api/backups', {
      id: 'pbCreateBackup',
      summary: 'Make a backup',
      body: { 'application/json': 'BackupName' },
      answers: { 204: null },
    }),
    backups('post', '/api/backups/upload', {
      id: 'pbUploadBackup',
      summary: 'Upload a backup',
      body: { 'multipart/form-data': 'BackupUpload' },
      answers: { 204: null },
    }),
    backups('get', '/api/backups/{key}', {
      id: 'pbDownloadBackup',
      summary: 'Download a backup, with a file token of a superuser',
      security: SECURITY.anyone,
      parameters: ['key', 'fileToken'],
      answers: { 200: { says: 'The archive.', content: { 'application/zip': BINARY } } },
    }),
    backups('delete', '/api/backups/{key}', {
      id: 'pbDeleteBackup',
      summary: 'Delete a backup',
      parameters: ['key'],
      answers: { 204: null },
    }),
    backups('post', '/api/backups/{key}/restore', {
      id: 'pbRestoreBackup',
      summary: 'Restore a backup and restart',
      parameters: ['key'],
      answers: { 204: null },
    }),
    sql('post', '/api/sql', {
      id: 'pbRunSql',
      summary: 'Run an SQL statement',
      body: { 'application/json': 'SqlStatement' },
      answers: { 200: 'SqlAnswer' },
    }),
  ],
  schemas: {
    LogLine: objectOf({ id: TEXT, created: TEXT, level: WHOLE, message: TEXT, data: FREE }),
    LogList: pageOf('LogLine'),
    LogStats: listOf(objectOf({ date: TEXT, total: WHOLE })),
    CronList: listOf(objectOf({ id: TEXT, expression: TEXT })),
    BackupList: listOf(objectOf({ key: TEXT, size: WHOLE, modified: TEXT })),
    BackupName: objectOf({
      'name?': { ...TEXT, pattern: '^[a-z0-9_-]+\\.zip$', maxLength: 150 },
    }),
    BackupUpload: objectOf({ file: BINARY }),
    SqlStatement: objectOf({ query: atMost(5000, 'One statement.') }),
    SqlAnswer: objectOf({
      execTime: NUMBER,
      affectedRows: WHOLE,
      columns: listOf(objectOf({ name: TEXT, type: TEXT, nullable: BOOL })),
      rows: listOf(ref('SqlRow')),
    }),
    SqlRow: listOf({ type: ['string', 'null'] }),
  },
}
