@REM Starts the coding agent on Windows; builds it on first use. Written without a Windows machine at hand: untried.
@REM Unlike ./armature it does not notice changed sources: run `mvnw.cmd clean` to have it built again.
@SETLOCAL
@CALL "%~dp0.mvn\find-jdk.cmd" || EXIT /B 69
@SET "APP=%~dp0examples\coding-agent\target\app\lib"
@IF EXIST "%APP%\coding-agent-*.jar" GOTO :start
@ECHO armature: building (the first time only; about a minute, and longer where things must be downloaded first) 1>&2
@CALL "%~dp0mvnw.cmd" -q -B -ntp -f "%~dp0pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true -pl examples/coding-agent -am package 1>&2
@IF ERRORLEVEL 1 EXIT /B 70
:start
@"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%APP%\..\classes.jsa" -Xlog:disable -Darmature.terminal=true -cp "%APP%\*" dev.armature.examples.coding.Main %*
@EXIT /B %ERRORLEVEL%
