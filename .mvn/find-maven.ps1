# SPDX-License-Identifier: Apache-2.0
#
# Prints the Maven command that mvnw.cmd is to run, after fetching the pinned Maven if that is needed.
# The same steps as in mvnw; anything but the command's path goes to standard error.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Fail([string] $message) {
    [Console]::Error.WriteLine("mvnw: $message")
    exit 1
}

if (-not $env:JAVA_HOME -and -not (Get-Command java -ErrorAction SilentlyContinue)) {
    Fail 'no Java found: install a JDK 17 or newer, or set JAVA_HOME to one'
}

$installed = Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1
if ($installed -and $env:MVNW_PINNED -ne 'true') {
    $answer = (& $installed.Source --version) -join "`n"
    if ($answer -match 'Apache Maven (\d+(\.\d+)+)') {
        $found = [version] $Matches[1]
        if ($found -ge [version] '3.8.6' -and $found.Major -eq 3) {
            Write-Output $installed.Source
            exit 0
        }
    }
}

$pinned = @{}
foreach ($line in Get-Content (Join-Path $PSScriptRoot 'maven.properties')) {
    if ($line -match '^(\w+)=(.+)$') { $pinned[$Matches[1]] = $Matches[2].Trim() }
}
$url = if ($env:MVNW_DISTRIBUTION) { $env:MVNW_DISTRIBUTION } else { $pinned.url }
$sha512 = if ($env:MVNW_SHA512) { $env:MVNW_SHA512 } else { $pinned.sha512 }
$userHome = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
$dists = Join-Path $userHome 'wrapper\dists'
$mavenHome = Join-Path $dists "apache-maven-$($pinned.version)-$($sha512.Substring(0, 16))"
$command = Join-Path $mavenHome 'bin\mvn.cmd'

if (-not (Test-Path $command)) {
    $work = Join-Path $dists ('.fetch.' + [guid]::NewGuid())
    $unpacked = Join-Path $work 'unpacked'
    $archive = Join-Path $work 'maven.tar.gz'
    New-Item -ItemType Directory -Force $unpacked | Out-Null
    try {
        [Console]::Error.WriteLine("mvnw: fetching Maven $($pinned.version) from $url")
        (New-Object Net.WebClient).DownloadFile($url, $archive)
        $actual = (Get-FileHash -Algorithm SHA512 $archive).Hash.ToLowerInvariant()
        if ($actual -ne $sha512) { Fail "refused what came from ${url}: its SHA-512 is $actual, expected $sha512" }
        tar -xzf $archive -C $unpacked
        if ($LASTEXITCODE -ne 0) { Fail "could not unpack what came from $url" }
        $content = @(Get-ChildItem $unpacked)
        if ($content.Count -ne 1) { Fail "what came from $url is not a Maven distribution" }
        if (-not (Test-Path $mavenHome)) { Move-Item $content[0].FullName $mavenHome }
    } catch {
        Fail "could not fetch ${url}: $($_.Exception.Message)"
    } finally {
        Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
    }
}
if (-not (Test-Path $command)) { Fail "no $command in what came from $url" }
Write-Output $command
