/**
 * What brings the package `webgpu` to where a program finds it: beside itself. A global program does not see
 * the packages of the folder that it is called in.
 * @param file of the program
 * @param exists whether there is such a file
 */
export function installWebGpu(file: string, exists: (path: string) => boolean): string {
  const folders = file.split(/[\\/]/);
  const at = folders.lastIndexOf('node_modules');
  if (at < 0) return 'npm install webgpu';
  if (folders.includes('_npx')) return 'npx -p downhill -p webgpu downhill';
  const isProject = exists([...folders.slice(0, at), 'package.json'].join('/'));
  return isProject ? 'npm install webgpu' : 'npm install -g webgpu';
}
