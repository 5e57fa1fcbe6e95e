window.logScript(document.currentScript.getAttribute("src"));
