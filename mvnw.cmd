@echo off
rem SPDX-License-Identifier: Apache-2.0
rem
rem Runs Maven as mvnw does; see there for the environment variables. Here MAVEN_ARGS needs Maven 3.9 or newer.
setlocal
set "MVNW_COMMAND="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\find-maven.ps1"`) do set "MVNW_COMMAND=%%m"
if not defined MVNW_COMMAND exit /b 1
call "%MVNW_COMMAND%" %*
exit /b %ERRORLEVEL%
