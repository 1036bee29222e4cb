// SPDX-License-Identifier: Apache-2.0
// Takes the pictures of docs/images: the sandbox's page, and the developer console of a program that has made some calls.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..')
const images = path.join(root, 'docs/images')
const LARGEST = 150_000
const PATIENCE = 60_000

const browser = onPath('chromium', 'chromium-browser', 'google-chrome')
const sandboxJar = newest('camel-pipedrive-sandbox/target', /-all\.jar$/)
const classpath = path.join(root, 'camel-pipedrive-component/target/classpath')
needs(browser, 'a browser: chromium, chromium-browser or google-chrome, on the path')
needs(sandboxJar, 'the sandbox: ./mvnw -q package -DskipTests -pl camel-pipedrive-sandbox -am')
needs(fs.existsSync(classpath), `the component: ./mvnw -q -Pfast test-compile \\
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \\
    -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test -pl camel-pipedrive-component -am`)

const running = []
try {
  const crm = `http://localhost:${await freePort()}`
  const page = `http://localhost:${await freePort()}`
  start(['-jar', sandboxJar, '--port', new URL(crm).port, '--generate', 'organization=6', '--generate', 'person=8',
    '--generate', 'deal=24', '--generate', 'activity=5'])
  await answers(`${crm}/`)
  start([`-Dcamel.component.pipedrive.base-url=${crm}`, '-Dcamel.component.pipedrive.api-token=sandbox-token',
    `-Dcamel.management.port=${new URL(page).port}`,
    '-cp', [path.join(import.meta.dirname, 'console'), path.join(root, 'camel-pipedrive-component/target/classes'),
      fs.readFileSync(classpath, 'utf8').trim()].join(path.delimiter), 'org.apache.camel.main.Main'],
  { PIPEDRIVE_TOKEN_SOUTH: 'a-token-that-is-wrong' })
  // The last call of the program is that of the account south.
  await answers(`${page}/q/dev/pipedrive`, (text) => /south .*: 1 calls/.test(text))

  fs.mkdirSync(images, { recursive: true })
  take('sandbox.png', `${crm}/`, '1200,780')
  take('sandbox-dark.png', `${crm}/`, '1200,780', 'dark')
  take('console.png', `${page}/q/dev/pipedrive`, '1100,240')
} finally {
  running.forEach((program) => program.kill())
}

function take(name, address, size, scheme = 'light') {
  const file = path.join(images, name)
  // Root, as in a container, can have no sandbox of the browser. The pages are our own.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { status, stderr } = spawnSync(browser, ['--headless=new', ...asRoot, '--disable-gpu', '--hide-scrollbars',
    '--force-device-scale-factor=1', `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`,
    '--virtual-time-budget=3000', `--window-size=${size}`, `--screenshot=${file}`, address], { encoding: 'utf8', timeout: PATIENCE })
  if (status !== 0) {
    throw new Error(`${name}: the browser failed: ${stderr}`)
  }
  const bytes = fs.statSync(file).size
  if (bytes > LARGEST) {
    throw new Error(`${name} has ${bytes} bytes, ${LARGEST} are allowed: make the window smaller`)
  }
  console.log(`${path.relative(root, file)}: ${bytes} bytes`)
}

function start(command, environment = {}) {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const program = spawn(java, command, { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] })
  program.said = ''
  program.stderr.on('data', (text) => { program.said += text })
  program.on('error', (error) => { program.said += error.message; program.failed = true })
  program.on('exit', () => { program.failed = true })
  running.push(program)
}

/** Waits until the last started program answers at the address, with a text that fits. */
async function answers(address, fits = () => true) {
  const program = running.at(-1)
  for (const end = Date.now() + PATIENCE; Date.now() < end && !program.failed; await pause(200)) {
    const text = await fetch(address).then((answer) => answer.ok ? answer.text() : undefined, () => undefined)
    if (text !== undefined && fits(text)) {
      return
    }
  }
  throw new Error(`${address} does not answer as it should. ${program.said}`)
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject)
    server.listen(0, 'localhost', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function onPath(...names) {
  return (process.env.PATH ?? '').split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file))
}

function newest(folder, name) {
  const absolute = path.join(root, folder)
  return (fs.existsSync(absolute) ? fs.readdirSync(absolute) : [])
    .filter((file) => name.test(file))
    .map((file) => path.join(absolute, file))
    .sort((one, other) => fs.statSync(other).mtimeMs - fs.statSync(one).mtimeMs)[0]
}

function needs(found, what) {
  if (!found) {
    console.error(`This needs ${what}`)
    process.exit(1)
  }
}
